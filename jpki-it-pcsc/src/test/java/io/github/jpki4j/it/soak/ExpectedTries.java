package io.github.jpki4j.it.soak;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.TestCard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many tries one card should have left: follows, command by command, what reaches the card and
 * what its holder typed. A try is owed for each wrong secret that was typed and reached the card,
 * and for nothing else. Thread-safe.
 */
final class ExpectedTries {

  private static final int VERIFY = 0x20;
  private static final int CHANGE = 0x24;
  private static final int HEADER = 5;

  private record Typed(KeyKind key, String text) {}

  private final TestCard card;
  private final Map<KeyKind, String> secrets =
      new EnumMap<>(Map.of(KeyKind.AUTH, "1234", KeyKind.SIGN, "ABC123"));
  private final Map<KeyKind, Integer> left = new EnumMap<>(KeyKind.class);

  /** What was typed and has not reached the card. */
  private final List<Typed> typed = new ArrayList<>();

  private final List<String> errors = new ArrayList<>();
  private int owed;
  private int spent;

  /**
   * Begins with what the card has now.
   *
   * @param card with the secrets of {@link TestCard}'s default
   */
  ExpectedTries(TestCard card) {
    this.card = card;
    Arrays.stream(KeyKind.values()).forEach(key -> left.put(key, card.triesLeft(key)));
  }

  /** The secret that is valid now. */
  synchronized String secret(KeyKind key) {
    return secrets.getOrDefault(key, "");
  }

  /** The holder types the secret that should be valid now: what was typed before counts no more. */
  synchronized void typedCurrent(KeyKind key, String text) {
    typed.clear();
    typed.add(new Typed(key, text));
  }

  /** The holder types a secret that is to be. */
  synchronized void typedNext(KeyKind key, String text) {
    typed.add(new Typed(key, text));
  }

  /** A command reaches the card. */
  synchronized byte[] transmit(byte[] command) {
    int before = cardTries();
    byte[] answer = card.transmit(command);
    boolean secret = command.length > HEADER && command[0] == 0;
    if (secret && (command[1] == VERIFY || command[1] == CHANGE)) {
      spent += Math.max(0, before - cardTries());
      int length = Math.min(command[HEADER - 1] & 0xFF, command.length - HEADER);
      String text = new String(command, HEADER, length, StandardCharsets.ISO_8859_1);
      if (typed.isEmpty() || !typed.get(0).text().equals(text)) {
        errors.add("a secret reached the card that its holder had not typed");
      } else {
        count(typed.remove(0), command[1], answer);
      }
    }
    return answer;
  }

  private void count(Typed entry, int instruction, byte[] answer) {
    KeyKind key = entry.key();
    if (instruction == CHANGE) {
      if (answer.length == 2 && (answer[0] & 0xFF) == 0x90) {
        secrets.put(key, entry.text());
      }
    } else if (answer.length == 0) {
      errors.add("a secret was sent to a card without power");
    } else if (entry.text().equals(secrets.get(key))) {
      left.put(key, key == KeyKind.AUTH ? 3 : 5);
    } else {
      owed++;
      left.merge(key, -1, Integer::sum);
    }
  }

  private int cardTries() {
    return card.triesLeft(KeyKind.AUTH) + card.triesLeft(KeyKind.SIGN);
  }

  /** How many tries the holder should have. */
  synchronized int left(KeyKind key) {
    return left.getOrDefault(key, 0);
  }

  /** Tries that the holder owed. */
  synchronized int owed() {
    return owed;
  }

  /** Tries that the card counted. */
  synchronized int spent() {
    return spent;
  }

  /** What is wrong; nothing if all is well. */
  synchronized List<String> errors() {
    List<String> all = new ArrayList<>(errors);
    for (KeyKind key : KeyKind.values()) {
      int tries = card.triesLeft(key);
      if (tries != left(key)) {
        all.add("the card has " + tries + " tries for " + key + " and should have " + left(key));
      }
    }
    if (spent != owed) {
      all.add("the card counted " + spent + " tries, and " + owed + " were owed");
    }
    return all;
  }
}
