package io.github.jpki4j.document;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.Digest;

/**
 * A key that signs a hash, as a rule on a card whose secret is verified. Called once for each
 * signature, on the thread that signs.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DigestSigner {

  /**
   * Makes one signature, RSASSA-PKCS1-v1_5.
   *
   * @param digest what to sign: SHA-256, SHA-384 or SHA-512
   * @return the signature, as long as the key's modulus; a fresh array
   * @throws JpkiException if the card or the link to it fails
   */
  byte[] sign(Digest digest) throws JpkiException;
}
