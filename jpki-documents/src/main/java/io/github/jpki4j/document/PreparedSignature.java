package io.github.jpki4j.document;

import io.github.jpki4j.JpkiException;

/**
 * A document that lacks nothing but the signature: it is read, hashed and, for a PDF, written, so
 * that the card is needed for as short as can be. Whatever is wrong with the document was refused
 * before. Not thread-safe.
 *
 * @since 0.1.0
 */
public interface PreparedSignature extends AutoCloseable {

  /**
   * Has it signed: one signature of the identity's key. If that fails, it may be called again;
   * after it succeeded, only where the class says so.
   *
   * @param identity who signs
   * @return the whole signed document, a fresh array
   * @throws io.github.jpki4j.MalformedDataException if a certificate of the identity cannot be made
   *     part of the document
   * @throws JpkiException if the card or the link to it fails
   */
  byte[] sign(SigningIdentity identity) throws JpkiException;

  /** Lets go of what was read; does nothing where nothing is held, or a second time. */
  @Override
  default void close() {}
}
