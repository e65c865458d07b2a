package io.github.jpki4j.card.authenticity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a card is asked to sign: words that say what it is, 32 random bytes, and the caller's
 * context. Nobody can choose it as a whole, so it is no document and no other program's challenge.
 * The card gets its SHA-256 alone.
 */
final class CardChallenge {

  static final int RANDOM_LENGTH = 32;

  /** Longest context in bytes. */
  static final int LONGEST_CONTEXT = 1_024;

  private static final byte[] WORDS =
      "jpki4j challenge to a card\n".getBytes(StandardCharsets.US_ASCII);

  private final byte[] message;

  private CardChallenge(byte[] message) {
    this.message = message;
  }

  /** Draws random bytes into an array. */
  interface RandomBytes {
    void draw(byte[] into);
  }

  static CardChallenge draw(RandomBytes random, byte[] context) {
    byte[] drawn = new byte[RANDOM_LENGTH];
    random.draw(drawn);
    return new CardChallenge(DigestInfos.join(WORDS, drawn, context));
  }

  byte[] message() {
    return message.clone();
  }

  byte[] digestInfo() {
    return DigestInfos.of(message);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CardChallenge challenge && Arrays.equals(message, challenge.message);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(message);
  }
}
