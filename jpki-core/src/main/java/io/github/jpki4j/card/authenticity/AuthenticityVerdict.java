package io.github.jpki4j.card.authenticity;

/**
 * The report about a card in one word.
 *
 * @since 0.1.0
 */
public enum AuthenticityVerdict {
  /**
   * Three things are proven, and nothing failed: the CV certificate of the surface application is
   * of a CA that is trusted, its key signed a record of that application, and a fresh challenge was
   * answered by the key that stands in this record.
   */
  GENUINE,
  /** The same, but the CA is one for tests: the card is none of a person. */
  GENUINE_FOR_TESTS,
  /** Nothing failed, and not all of the three things are proven. */
  NOT_PROVEN,
  /** Something failed. */
  FAILED
}
