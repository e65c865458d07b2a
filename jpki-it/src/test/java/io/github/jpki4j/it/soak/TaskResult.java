package io.github.jpki4j.it.soak;

/**
 * What a kiosk tells a customer in the end.
 *
 * @param kind what came of it
 * @param text the serial number on the card if it was done, else what failed
 */
record TaskResult(Kind kind, String text) {

  /** What can come of an task. */
  enum Kind {
    /** Done. */
    DONE,
    /** The secret was wrong and the customer gave up. */
    INCORRECT,
    /** One try is left, and the kiosk does not spend it. */
    LAST_TRY,
    /** Nobody knows whether the secret was right, or was changed. */
    OUTCOME_UNKNOWN,
    /** The card refused, or its answer made no sense. */
    REFUSED,
    /** The link to the card broke off. */
    LINK_LOST
  }
}
