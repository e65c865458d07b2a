package io.github.jpki4j.reset;

/**
 * Whether a requirement holds.
 *
 * @since 0.1.0
 */
public enum State {
  /** It holds, by something that is known. */
  SATISFIED,
  /** It does not hold, by something that is known. */
  VIOLATED,
  /** It is not known whether it holds. */
  UNKNOWN
}
