package io.github.jpki4j;

import java.util.Objects;

/**
 * The person did not want to give the secret. Nothing was sent to the card.
 *
 * @since 0.1.0
 */
public final class PinCancelledException extends PinException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates it.
   *
   * @param secret which one
   */
  public PinCancelledException(SecretKind secret) {
    super("entry of the " + secret.title() + " was cancelled", secret, null);
  }

  /**
   * Creates it, where nobody could be asked, or whoever was asked did not answer as agreed.
   *
   * @param secret which one
   * @param cause why there is no answer
   */
  public PinCancelledException(SecretKind secret, Throwable cause) {
    super(
        "entry of the " + secret.title() + " was cancelled",
        secret,
        Objects.requireNonNull(cause, "cause"));
  }
}
