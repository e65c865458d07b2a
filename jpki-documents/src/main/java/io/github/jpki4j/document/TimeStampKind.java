package io.github.jpki4j.document;

/**
 * What a time stamp is of.
 *
 * @since 0.1.0
 */
public enum TimeStampKind {
  /** Of a signature, and part of it: anybody can add it later. */
  SIGNATURE,
  /** Of what is signed, before it was signed: the signer signed the time stamp as well. */
  CONTENT,
  /** Of a PDF as it was, with all signatures in it. */
  DOCUMENT
}
