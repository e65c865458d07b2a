package io.github.jpki4j.reset;

/**
 * An answer that may be missing.
 *
 * @since 0.1.0
 */
public enum Answer {
  /** Yes, for certain. */
  YES,
  /** No, for certain. */
  NO,
  /** Nobody asked, or nobody knows. Never taken for either of the others. */
  UNKNOWN
}
