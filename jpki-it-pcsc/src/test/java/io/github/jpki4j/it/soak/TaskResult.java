package io.github.jpki4j.it.soak;

/**
 * What a kiosk tells a user in the end.
 *
 * @param text the serial number on the card if the task was done, else what failed
 */
record TaskResult(Kind kind, String text) {

  /** How a task can end. */
  enum Kind {
    DONE,
    /** The secret was wrong and the user gave up. */
    INCORRECT,
    LAST_TRY,
    OUTCOME_UNKNOWN,
    /** The card refused, or its answer made no sense. */
    REFUSED,
    LINK_LOST
  }

  static TaskResult of(Kind kind, Exception e) {
    return new TaskResult(kind, e.getClass().getSimpleName() + ": " + e.getMessage());
  }
}
