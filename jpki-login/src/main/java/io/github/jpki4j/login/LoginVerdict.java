package io.github.jpki4j.login;

/**
 * A login in one word.
 *
 * @since 0.1.0
 */
public enum LoginVerdict {
  /** Everything that has to be proven is proven. Only this lets somebody in. */
  ACCEPTED,
  /** Nothing is wrong, and something could not be found out, such as the revocation. */
  UNDETERMINED,
  /** Something is wrong. */
  REFUSED
}
