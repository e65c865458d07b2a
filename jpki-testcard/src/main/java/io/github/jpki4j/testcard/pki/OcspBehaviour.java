package io.github.jpki4j.testcard.pki;

/**
 * How a {@link TestOcspResponder} answers. Where a constant says nothing of the certificate, the
 * answer says of it what was told to the builder: revoked, or else good.
 *
 * @since 0.1.0
 */
public enum OcspBehaviour {
  /** Revoked if the builder was told so, else good; signed, fresh, with the client's nonce. */
  GOOD,
  /** Revoked a day ago, without a reason if the builder was told none. */
  REVOKED,
  /** Revoked a day ago with the reason certificateHold. */
  HOLD,
  /** The responder does not know the certificate. */
  UNKNOWN,
  /** An answer of two days ago, which was to be renewed a day ago. */
  STALE,
  /** The right responder's name under the signature of another CA's key. */
  WRONG_SIGNER,
  /** Signed by a certificate of the CA that is not for OCSP: another extended key usage. */
  UNAUTHORISED_SIGNER,
  /** The answer has another nonce than the request; none if the request has none. */
  WRONG_NONCE,
  /** The answer has no nonce, as one from a store of answers. */
  NO_NONCE,
  /** The error tryLater, which nobody signs. */
  TRY_LATER,
  /** The answer is about the next serial number. */
  OTHER_CERTIFICATE,
  /** The second half of the answer is missing. */
  MALFORMED,
  /** The connection is taken and nothing comes until the responder is closed. */
  NO_ANSWER
}
