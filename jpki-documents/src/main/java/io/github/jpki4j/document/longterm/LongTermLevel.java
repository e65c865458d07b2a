package io.github.jpki4j.document.longterm;

/**
 * How much of what proves a signature is in the document (ETSI EN 319 102-1). Each level has what
 * the one before it has.
 *
 * @since 0.1.0
 */
public enum LongTermLevel {
  /** Certificate and signature: what a card makes. */
  B,
  /** A time stamp, which proves when the signature existed. */
  T,
  /** All certificates, and what says that they were not revoked. */
  LT,
  /** A time stamp over all that, to be renewed before its certificate ends. */
  LTA
}
