package io.github.jpki4j.testcard.pki;

import java.math.BigInteger;
import java.security.cert.CRLReason;
import java.time.Instant;

/**
 * One certificate that its CA has taken back.
 *
 * @param serial serial number of the certificate
 * @param reason why; {@link CRLReason#CERTIFICATE_HOLD} for a certificate on hold, {@link
 *     CRLReason#REMOVE_FROM_CRL} for one released from it; {@link CRLReason#UNSPECIFIED} stands
 *     nowhere in lists and answers, as RFC 5280 advises
 * @param since when, whole seconds
 * @since 0.1.0
 */
public record Revocation(BigInteger serial, CRLReason reason, Instant since) {

  /**
   * Checks the reason.
   *
   * @param serial serial number of the certificate
   * @param reason why
   * @param since when
   * @throws IllegalArgumentException if the reason is {@link CRLReason#UNUSED}
   */
  public Revocation {
    if (reason == CRLReason.UNUSED) {
      throw new IllegalArgumentException("reason 7 is not used");
    }
  }

  /** The number of the reason in RFC 5280, 5.3.1. */
  @SuppressWarnings("EnumOrdinal") // the JDK's constants stand in this order, UNUSED for 7 included
  int reasonCode() {
    return reason.ordinal();
  }

  /** Says nothing of the certificate. */
  @Override
  public String toString() {
    return "Revocation[" + reason + ", hidden]";
  }
}
