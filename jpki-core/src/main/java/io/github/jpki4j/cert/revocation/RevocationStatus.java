package io.github.jpki4j.cert.revocation;

import java.time.Instant;

/**
 * What is known about the revocation of one certificate. Facts: CERT-33 for what revokes what.
 *
 * @since 0.1.0
 */
public sealed interface RevocationStatus {

  /**
   * Whether this is an answer to the question.
   *
   * @return false for {@link Unknown}
   */
  default boolean isConclusive() {
    return !(this instanceof Unknown);
  }

  /**
   * Not revoked.
   *
   * @param asOf the instant at which the issuer said so (thisUpdate)
   */
  record Good(Instant asOf) implements RevocationStatus {}

  /**
   * Revoked for good. Whether that matters for something signed earlier is the caller's decision.
   *
   * @param reason why, {@link RevocationReason#UNSPECIFIED} if the issuer does not say
   * @param since when it was revoked, or since when it is known to be of no use (invalidityDate of
   *     a list's entry) if that was earlier
   */
  record Revoked(RevocationReason reason, Instant since) implements RevocationStatus {}

  /**
   * On hold (certificateHold): in doubt. The CPS of JPKI never releases a hold.
   *
   * @param since when it was put on hold
   */
  record OnHold(Instant since) implements RevocationStatus {}

  /**
   * Not known.
   *
   * @param why what is in the way
   */
  record Unknown(Why why) implements RevocationStatus {}

  /** What is in the way of an answer. */
  enum Why {
    /** The source gave nothing: no connection, time-out, no list. */
    NO_ANSWER,
    /** The answer is not a CRL or OCSP response, or is cut short. */
    MALFORMED,
    /** The OCSP responder answered with an error (try later, unauthorised, and the like). */
    RESPONDER_ERROR,
    /** The OCSP responder says that it does not know the certificate. */
    RESPONDER_DOES_NOT_KNOW,
    /** The CRL was issued by another CA, or says that another generation of it signed. */
    WRONG_ISSUER,
    /** The signature of the answer is not valid. */
    BAD_SIGNATURE,
    /** The signature of the answer uses an algorithm that is no longer safe, or is not known. */
    WEAK_ALGORITHM,
    /** Whoever signed the answer may not sign for the CA. */
    SIGNER_NOT_AUTHORISED,
    /** The answer is older than allowed, or its nextUpdate is past. */
    STALE,
    /** The answer claims to be from the future. */
    FROM_THE_FUTURE,
    /** The response carries another nonce than the request: it may be replayed. */
    WRONG_NONCE,
    /** The response carries no nonce although one was sent and is required. */
    NO_NONCE,
    /** The answer is about another certificate. */
    OTHER_CERTIFICATE,
    /**
     * The CRL does not cover this certificate: another distribution point, CA certificates or some
     * reasons only, a delta, an indirect list.
     */
    OUT_OF_SCOPE,
    /** The answer carries a critical extension that is not known. */
    UNKNOWN_CRITICAL_EXTENSION,
    /** The list says "removed from CRL", which only a delta may: neither good nor revoked. */
    REMOVED_FROM_CRL
  }
}
