package io.github.jpki4j.jca;

/** A password came that programs hand over when nobody set one. It was not sent to the card. */
final class DefaultPasswordException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  DefaultPasswordException() {
    super(
        "this is a password that programs give to key stores when nobody set one, so it was not"
            + " sent to the card; give the card's own, none at all, or the option default-password"
            + " if it is meant");
  }
}
