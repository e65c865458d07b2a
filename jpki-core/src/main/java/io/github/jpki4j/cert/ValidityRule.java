package io.github.jpki4j.cert;

import java.time.Instant;
import java.util.List;

/** Whether certificate and issuer are valid at the instant. */
final class ValidityRule implements ValidationRule {

  /** No CA of JPKI is older. Facts: CERT-03. */
  private static final Instant FIRST_CERTIFICATE = Instant.parse("2015-10-20T02:40:28Z");

  @Override
  public void check(ValidationSubject subject, List<Finding> findings) {
    Instant at = subject.at();
    JpkiCertificate certificate = subject.certificate();
    int before = findings.size();
    if (at.isBefore(FIRST_CERTIFICATE)) {
      findings.add(Finding.of(FindingCode.CLOCK_WRONG, at));
    }
    if (at.isBefore(certificate.notBefore())) {
      findings.add(Finding.of(FindingCode.NOT_YET_VALID, certificate.notBefore()));
    }
    if (at.isAfter(certificate.notAfter())) {
      findings.add(Finding.of(FindingCode.EXPIRED, certificate.notAfter()));
    }
    subject
        .issuer()
        .ifPresent(
            issuer -> {
              if (at.isBefore(issuer.notBefore())) {
                findings.add(Finding.of(FindingCode.ISSUER_NOT_YET_VALID, issuer.notBefore()));
              }
              if (at.isAfter(issuer.notAfter())) {
                findings.add(Finding.of(FindingCode.ISSUER_EXPIRED, issuer.notAfter()));
              }
            });
    if (findings.size() == before) {
      findings.add(
          Finding.of(FindingCode.VALID_NOW, certificate.notBefore(), certificate.notAfter()));
    }
  }
}
