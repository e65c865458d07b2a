package io.github.jpki4j.cert;

/**
 * What a finding means for the result of a validation.
 *
 * @since 0.1.0
 */
public enum Outcome {
  /** In order. */
  PASSED,
  /** In order, with something to know. */
  WARNING,
  /** Not looked at; not trusted unless the caller accepted exactly that. */
  NOT_PERFORMED,
  /** Looked at without a result; not trusted. */
  UNDETERMINED,
  /** Not in order; not trusted. */
  FAILED
}
