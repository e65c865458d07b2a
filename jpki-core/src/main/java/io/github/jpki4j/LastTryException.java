package io.github.jpki4j;

/**
 * One try is left, so the secret was not sent: a mistake now would block it. The caller may ask the
 * person again and pass {@code TryPolicy.SPEND_LAST}.
 *
 * @since 0.1.0
 */
public final class LastTryException extends PinException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates it.
   *
   * @param secret which one
   */
  public LastTryException(SecretKind secret) {
    super("one try is left for the " + secret + " PIN, which was not sent", secret, null);
  }
}
