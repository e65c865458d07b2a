package io.github.jpki4j;

/**
 * The card does not carry the application that was asked for: it is some other card, for example a
 * driver's licence, a residence card or a credit card.
 *
 * @since 0.1.0
 */
public final class ApplicationNotFoundException extends JpkiException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates it.
   *
   * @param application the application's name, for example {@code "JPKI"}
   */
  public ApplicationNotFoundException(String application) {
    super("this card has no " + application + " application", null);
  }
}
