package io.github.jpki4j;

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
    super("entry of the " + secret + " PIN was cancelled", secret, null);
  }
}
