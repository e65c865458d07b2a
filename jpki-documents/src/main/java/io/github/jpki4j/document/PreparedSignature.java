package io.github.jpki4j.document;

import io.github.jpki4j.JpkiException;

/** A document that lacks nothing but the card: it is read, hashed and, for a PDF, written. */
public interface PreparedSignature extends AutoCloseable {

  /**
   * Has it signed: one signature.
   *
   * @param identity who signs
   * @return the whole signed document
   * @throws JpkiException if the card or the link to it fails
   */
  byte[] sign(SigningIdentity identity) throws JpkiException;

  /** Lets go of what was read; does nothing where nothing is held. */
  @Override
  default void close() {}
}
