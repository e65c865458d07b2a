package io.github.jpki4j.jca;

/** A PIN that the card refused was offered again. It was not sent. */
final class RefusedPinException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  RefusedPinException() {
    super("the card refused this PIN earlier, so it was not sent again; ask the person anew");
  }
}
