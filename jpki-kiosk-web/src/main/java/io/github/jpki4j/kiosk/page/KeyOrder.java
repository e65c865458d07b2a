package io.github.jpki4j.kiosk.page;

import io.github.jpki4j.KeyKind;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * In which order the keys for a secret stand.
 *
 * @param keys one character each; unmodifiable
 * @param isRandom whether chance made the order, so that who watches the hand learns nothing
 */
public record KeyOrder(List<String> keys, boolean isRandom) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String DIGITS = "1234567890";
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** Creates it. */
  public KeyOrder {
    keys = List.copyOf(keys);
  }

  /** As people know it. */
  public static KeyOrder usual(KeyKind secret) {
    return new KeyOrder(characters(secret == KeyKind.AUTH ? DIGITS : DIGITS + LETTERS), false);
  }

  /** The digits of a PIN in an order that is new each time. */
  public static KeyOrder random() {
    List<String> digits = new ArrayList<>(characters(DIGITS));
    Collections.shuffle(digits, RANDOM);
    return new KeyOrder(digits, true);
  }

  private static List<String> characters(String all) {
    return all.chars().mapToObj(Character::toString).toList();
  }
}
