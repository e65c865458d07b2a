package io.github.jpki4j.card;

import io.github.jpki4j.SecretKind;
import java.util.OptionalInt;

/**
 * The counter of one secret, read without spending anything.
 *
 * @param secret which one
 * @param triesLeft tries left, 0 to 15; empty if the card did not tell (some answer 9000 to the
 *     query while the secret is verified)
 * @param triesMax tries after a success: 3 for AUTH and PROFILE, 5 for SIGN on today's cards
 * @since 0.1.0
 */
public record PinStatus(SecretKind secret, OptionalInt triesLeft, int triesMax) {

  /**
   * Whether the card accepts the secret no more.
   *
   * @return true if no try is left
   */
  public boolean isBlocked() {
    return triesLeft.isPresent() && triesLeft.getAsInt() == 0;
  }

  /**
   * Whether one mistake would block the secret.
   *
   * @return true if exactly one try is left
   */
  public boolean isLastTry() {
    return triesLeft.isPresent() && triesLeft.getAsInt() == 1;
  }
}
