package io.github.jpki4j.jca;

/** A PIN that the card refused, or may have refused, was offered again. It was not sent. */
final class RefusedPinException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private RefusedPinException(String message) {
    super(message);
  }

  /** The card said no. */
  static RefusedPinException refused() {
    return new RefusedPinException(
        "the card refused this PIN earlier, so it was not sent again; ask the person anew");
  }

  /** The card's answer was lost, and nobody was asked again. */
  static RefusedPinException unanswered() {
    return new RefusedPinException(
        "the card's answer to this PIN was lost, so it was not sent again; ask the person anew");
  }
}
