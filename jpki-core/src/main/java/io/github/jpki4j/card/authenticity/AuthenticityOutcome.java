package io.github.jpki4j.card.authenticity;

/**
 * What a finding about a card means.
 *
 * @since 0.1.0
 */
public enum AuthenticityOutcome {
  /** Proven, as far as the description of its code and check goes. */
  PROVEN,
  /** Not looked at, or looked at without a result: nothing is proven, for or against the card. */
  NOT_CHECKED,
  /** The card is not as its issuer made it, or a part of it is another card's. */
  FAILED
}
