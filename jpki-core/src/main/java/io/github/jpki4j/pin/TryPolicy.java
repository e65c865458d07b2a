package io.github.jpki4j.pin;

/**
 * What to do when one try is left.
 *
 * @since 0.1.0
 */
public enum TryPolicy {
  /**
   * Read the counter before a VERIFY, one small exchange more, and refuse with {@code
   * LastTryException} when one try is left. The default.
   */
  KEEP_LAST,

  /** Send the secret even if a mistake blocks it. For a person who was told and insists. */
  SPEND_LAST
}
