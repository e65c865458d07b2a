package io.github.jpki4j;

/**
 * The card wants the secret verified first. Nothing was spent.
 *
 * @since 0.1.0
 */
public final class PinRequiredException extends PinException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates it.
   *
   * @param secret which one
   */
  public PinRequiredException(SecretKind secret) {
    super(secret.title() + " must be verified first", secret, null);
  }
}
