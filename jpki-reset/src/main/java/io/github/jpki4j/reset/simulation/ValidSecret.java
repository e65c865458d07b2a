package io.github.jpki4j.reset.simulation;

/**
 * Which secret is valid after a visit to a kiosk.
 *
 * @since 0.1.0
 */
public enum ValidSecret {
  /** The one from before, with the tries that it had. */
  OLD,
  /** The new one, with all its tries. The card confirmed it. */
  NEW,
  /**
   * The old one or the new one: the card left before it confirmed. Find out by verifying the new
   * secret once; a card that refuses it still has the old one, blocked or not as it was.
   */
  NOT_KNOWN
}
