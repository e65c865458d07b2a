package io.github.jpki4j.cert;

import io.github.jpki4j.internal.DerException;
import io.github.jpki4j.internal.ParserBoundary;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorResult;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * Who issued the certificate, by signature and not by name: a path of one certificate below one CA,
 * by the JDK's PKIX code.
 */
final class PathRule {

  private PathRule() {}

  /** The candidate whose key signed the certificate, with a finding about the path. */
  static Optional<JpkiCertificate> findIssuer(
      JpkiCertificate certificate,
      IssuerCandidates candidates,
      Instant at,
      List<Finding> findings) {
    for (JpkiCertificate candidate : candidates.inOrder()) {
      if (ParserBoundary.isSignedBy(certificate.x509(), candidate.x509().getPublicKey())) {
        findings.add(finding(certificate, candidate, at));
        return Optional.of(candidate);
      }
    }
    findings.add(
        Finding.of(
            candidates.inOrder().isEmpty()
                ? FindingCode.ISSUER_NOT_FOUND
                : FindingCode.SIGNATURE_INVALID));
    return Optional.empty();
  }

  private static Finding finding(JpkiCertificate certificate, JpkiCertificate issuer, Instant at) {
    try {
      validate(certificate, issuer, at);
      return Finding.of(FindingCode.PATH_VALID);
    } catch (CertPathValidatorException e) {
      return Finding.of(FindingCode.PATH_INVALID, e.getReason());
    }
  }

  /** Whatever the JDK throws over a certificate, it says that there is no such path. */
  private static void validate(JpkiCertificate certificate, JpkiCertificate issuer, Instant at)
      throws CertPathValidatorException {
    try {
      ParserBoundary.call(() -> pkix(certificate, issuer, at));
    } catch (DerException e) {
      throw e.getCause() instanceof CertPathValidatorException invalid
          ? invalid
          : new CertPathValidatorException(e);
    }
  }

  private static CertPathValidatorResult pkix(
      JpkiCertificate certificate, JpkiCertificate issuer, Instant at)
      throws GeneralSecurityException {
    TrustAnchor anchor = new TrustAnchor(issuer.x509(), null);
    PKIXParameters parameters = new PKIXParameters(Collections.singleton(anchor));
    parameters.setRevocationEnabled(false); // RevocationRule's
    // JPKI's policies are critical and carry the address of the CPS: nothing to be obeyed.
    parameters.setPolicyQualifiersRejected(false);
    parameters.setDate(Date.from(withinValidity(certificate, at)));
    CertPath path =
        CertificateFactory.getInstance("X.509")
            .generateCertPath(Collections.singletonList(certificate.x509()));
    return CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }

  /**
   * The instant, moved into the certificate's validity: that is ValidityRule's, and shall not hide
   * what else is wrong.
   */
  private static Instant withinValidity(JpkiCertificate certificate, Instant at) {
    if (at.isBefore(certificate.notBefore())) {
      return certificate.notBefore();
    }
    return at.isAfter(certificate.notAfter()) ? certificate.notAfter() : at;
  }
}
