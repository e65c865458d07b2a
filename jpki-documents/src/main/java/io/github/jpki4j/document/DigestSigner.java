package io.github.jpki4j.document;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.Digest;

/** A key that signs a hash, on a card whose secret is verified. Not thread-safe. */
@FunctionalInterface
public interface DigestSigner {

  /**
   * Makes one signature, RSASSA-PKCS1-v1_5.
   *
   * @param digest what to sign
   * @return the signature, fresh
   * @throws JpkiException if the card or the link to it fails
   */
  byte[] sign(Digest digest) throws JpkiException;
}
