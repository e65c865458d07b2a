package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.pin.Pin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The new secret, as a person entered it twice. */
record NewSecret(Pin entry, Pin again) {

  NewSecret {
    if (entry.key() != again.key()) {
      throw new IllegalArgumentException("two entries of one secret");
    }
  }

  KeyKind key() {
    return entry.key();
  }

  boolean isEnteredTwice() {
    return text(entry).equals(text(again));
  }

  /** For the simulated card, whose secrets are strings and guard nothing. */
  String value() {
    return text(entry);
  }

  private static String text(Pin pin) {
    byte[] encoded = pin.encoded();
    String text = new String(encoded, StandardCharsets.US_ASCII);
    Arrays.fill(encoded, (byte) 0);
    return text;
  }

  @Override
  public String toString() {
    return "NewSecret[" + key() + ", [hidden]]";
  }
}
