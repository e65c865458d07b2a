package io.github.jpki4j.cert;

/**
 * The checks of a {@link CertificateValidator}, in the order of the report.
 *
 * @since 0.1.0
 */
public enum Check {
  /** Some CA certificate issued this one: name and signature, by PKIX (RFC 5280, 6.1). */
  PATH,
  /** That CA is trusted for the purpose: {@link TrustAnchors}. */
  ANCHOR,
  /** Certificate and CA certificate are valid at the instant. */
  VALIDITY,
  /** The certificate is not a CA's. */
  BASIC_CONSTRAINTS,
  /** The key usage is exactly that of the purpose. */
  KEY_USAGE,
  /** The certificate policy is one of the purpose. */
  POLICY,
  /** An extended key usage does not forbid the purpose. */
  EXTENDED_KEY_USAGE,
  /** Signature algorithms and keys are strong enough. */
  ALGORITHM,
  /** No critical extension is unknown, and none of RFC 5280 is unreadable. */
  CRITICAL_EXTENSIONS,
  /** The sign certificate's attributes can be read. */
  ATTRIBUTES,
  /** The certificate is not revoked. */
  REVOCATION
}
