package io.github.jpki4j.card;

/**
 * Whether a card has an application, as it answers SELECT with the whole identifier. Facts: APP-17,
 * APP-19, APP-26, CARD-49.
 *
 * @since 0.1.0
 */
public enum ApplicationPresence {
  /** 9000: it is there. */
  PRESENT,
  /** 6283: it is there and locked. Nothing in it was asked. */
  LOCKED,
  /** 6A82: it is not there. */
  ABSENT,
  /** Any other answer, from which nothing follows. */
  UNKNOWN;

  /**
   * Whether the card has the application for certain.
   *
   * @return true for {@link #PRESENT} and {@link #LOCKED}
   */
  public boolean isThere() {
    return this == PRESENT || this == LOCKED;
  }
}
