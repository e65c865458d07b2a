package io.github.jpki4j.card;

/**
 * How the card turns a hash into an RSA signature (P1 of COMPUTE DIGITAL SIGNATURE). Facts: CARD-38
 * to CARD-41.
 *
 * @since 0.1.0
 */
public enum SignatureScheme {
  /** RSASSA-PKCS1-v1_5, for every hash; known to every client and card. Deterministic. */
  PKCS1,

  /**
   * RSASSA-PSS with SHA-256, MGF1 with SHA-256 and a salt of 32 bytes, for SHA-256 only. Rests on
   * one source; a card without it answers 6A86, which costs nothing.
   */
  PSS
}
