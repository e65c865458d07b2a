package io.github.jpki4j.pin;

import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.SecretKind;
import java.util.OptionalInt;

/**
 * The counter of one secret, read without spending anything.
 *
 * @param secret which one
 * @param triesLeft tries left, 0 to {@code triesMax}; empty if the card did not tell (some answer
 *     9000 to the query while the secret is verified), or told more than that
 * @param triesMax tries after a success: 3 for secrets of four digits, 5 for SIGN, 10 for the
 *     numbers, the birth key and the licence PIN, on today's cards
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

  /**
   * Makes sure that this secret may be sent, before it is, and before a person is asked for it.
   *
   * @param policy what to do when one try is left
   * @throws PinBlockedException if no try is left
   * @throws LastTryException if one try is left and the policy keeps it
   */
  public void requireTries(TryPolicy policy) throws PinBlockedException, LastTryException {
    if (isBlocked()) {
      throw new PinBlockedException(secret);
    }
    if (isLastTry() && policy == TryPolicy.KEEP_LAST) {
      throw new LastTryException(secret);
    }
  }
}
