package io.github.jpki4j.document;

/**
 * What a signature, or a document with all its signatures, is worth. From the best to the worst.
 *
 * @since 0.1.0
 */
public enum DocumentVerdict {
  /**
   * The document is the one that was signed, and one can rely on the certificate of whoever signed.
   */
  GOOD,
  /** The document is the one that was signed, but one cannot rely on the signer's certificate. */
  NOT_TRUSTED,
  /**
   * The signature does not hold for the document as it is, or that could not be checked. What the
   * validation of the certificate found does not matter then.
   */
  NOT_INTACT,
  /** Nobody signed: of a document alone. */
  NOT_SIGNED
}
