package io.github.jpki4j;

/**
 * The secret is blocked: the card accepts it no more, right or wrong. Nothing was spent. Only the
 * municipal counter, or the reset service where its conditions hold, can help.
 *
 * @since 0.1.0
 */
public final class PinBlockedException extends PinException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates it.
   *
   * @param secret which one
   */
  public PinBlockedException(SecretKind secret) {
    super(secret.title() + " is blocked", secret, null);
  }
}
