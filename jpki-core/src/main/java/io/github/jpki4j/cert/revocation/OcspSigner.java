package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.cert.revocation.RevocationStatus.Why;
import io.github.jpki4j.internal.DerCursor;
import io.github.jpki4j.internal.DerException;
import io.github.jpki4j.internal.ParserBoundary;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who signed a response, and whether that is the issuer or somebody whom the issuer lets (RFC 6960,
 * 4.2.2.2).
 */
final class OcspSigner {

  private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";

  /** Critical extensions that a responder's certificate may have. */
  private static final List<String> KNOWN =
      Arrays.asList(
          "2.5.29.15", // keyUsage
          "2.5.29.17", // subjectAltName
          "2.5.29.19", // basicConstraints
          "2.5.29.32", // certificatePolicies
          "2.5.29.37", // extKeyUsage
          "1.3.6.1.5.5.7.48.1.5"); // id-pkix-ocsp-nocheck

  private OcspSigner() {}

  /**
   * Verifies the signature of a response and the right of its signer.
   *
   * @return what is wrong, empty if both are as they should be
   */
  static Optional<Why> flaw(OcspResponse response, X509Certificate issuer, Instant at)
      throws DerException {
    Optional<Why> flaw = Optional.of(Why.SIGNER_NOT_AUTHORISED);
    if (response.names(issuer)) {
      flaw = response.signed.flaw(issuer.getPublicKey());
    }
    for (int i = 0; i < response.certificates.size() && flaw.isPresent(); i++) {
      DerCursor element = response.certificates.get(i);
      X509Certificate signer = ParserBoundary.certificate(element.bytes());
      if (response.names(signer) && !signer.equals(issuer)) {
        flaw =
            isDelegated(signer, element, issuer, at)
                ? response.signed.flaw(signer.getPublicKey())
                : Optional.of(Why.SIGNER_NOT_AUTHORISED);
      }
    }
    return flaw;
  }

  private static boolean isDelegated(
      X509Certificate signer, DerCursor element, X509Certificate issuer, Instant at)
      throws DerException {
    return signer.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
        && !at.isBefore(signer.getNotBefore().toInstant())
        && !at.isAfter(signer.getNotAfter().toInstant())
        && KeyUsages.allow(signer, KeyUsages.DIGITAL_SIGNATURE)
        && mayAnswer(signer)
        && !SignedBytes.read(element.copy().read(DerCursor.SEQUENCE))
            .flaw(issuer.getPublicKey())
            .isPresent();
  }

  private static boolean mayAnswer(X509Certificate signer) {
    Set<String> critical = signer.getCriticalExtensionOIDs();
    try {
      List<String> usages = signer.getExtendedKeyUsage();
      return usages != null
          && usages.contains(OCSP_SIGNING)
          && (critical == null || KNOWN.containsAll(critical));
    } catch (CertificateParsingException e) {
      return false;
    }
  }
}
