package io.github.jpki4j;

/**
 * One try is left, or perhaps no more than one, so the secret was not sent: a mistake now could
 * block it. The caller may ask the person again and pass {@code TryPolicy.SPEND_LAST}.
 *
 * @since 0.1.0
 */
public final class LastTryException extends PinException {

  private static final long serialVersionUID = 1L;

  /** Whether the card told the one try itself. */
  private final boolean toldByCard;

  /**
   * Creates it for a card that told that one try is left.
   *
   * @param secret which one
   */
  public LastTryException(SecretKind secret) {
    this(secret, true);
  }

  /**
   * Creates it.
   *
   * @param secret which one
   * @param toldByCard as {@link #isToldByCard()}
   */
  public LastTryException(SecretKind secret, boolean toldByCard) {
    super(
        toldByCard
            ? "one try is left for the " + secret.title() + ", which was not sent"
            : "the card does not tell how many tries are left for the "
                + secret.title()
                + "; after what was sent before it may be one, or none; nothing was sent now",
        secret,
        null);
    this.toldByCard = toldByCard;
  }

  /**
   * Whether the card itself told, in this transaction, that one try is left.
   *
   * @return false if the card tells no counter now: then, after what was sent before, it may be
   *     that one try is left, or none
   */
  public boolean isToldByCard() {
    return toldByCard;
  }
}
