package io.github.jpki4j;

/**
 * The card compared the secret and refused it. One try was spent; the same secret must not be sent
 * again.
 *
 * @since 0.1.0
 */
public final class PinIncorrectException extends PinException {

  private static final long serialVersionUID = 1L;

  /** Tries that are left, 0 to 15. */
  private final int triesLeft;

  /**
   * Creates it.
   *
   * @param secret which one
   * @param triesLeft tries that are left after this one, 0 to 15; 0 means blocked from now on
   */
  public PinIncorrectException(SecretKind secret, int triesLeft) {
    super(secret.title() + " is wrong, tries left: " + triesLeft, secret, null);
    if (triesLeft < 0 || triesLeft > 15) {
      throw new IllegalArgumentException("triesLeft must be 0 to 15");
    }
    this.triesLeft = triesLeft;
  }

  /**
   * Tries that are left after this one.
   *
   * @return 0 to 15; 0 means that the secret is blocked from now on
   */
  public int triesLeft() {
    return triesLeft;
  }
}
