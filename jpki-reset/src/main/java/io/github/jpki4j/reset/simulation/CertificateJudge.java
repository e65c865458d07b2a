package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.reset.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether certificates of the test PKI are good: the test CAs are trusted here, and nobody else.
 */
final class CertificateJudge {

  private final Optional<RevocationChecker> revocation;
  private final Map<KeyKind, List<JpkiCertificate>> authorities;
  private final TrustAnchors anchors;

  CertificateJudge(
      Map<KeyKind, List<JpkiCertificate>> authorities, Optional<RevocationChecker> revocation) {
    this.authorities = authorities;
    this.revocation = revocation;
    TrustAnchors all = TrustAnchors.production();
    for (Map.Entry<KeyKind, List<JpkiCertificate>> ofKey : authorities.entrySet()) {
      for (JpkiCertificate authority : ofKey.getValue()) {
        all = all.withTestRoot(ofKey.getKey(), authority);
      }
    }
    this.anchors = all;
  }

  /** Of the right purpose, from a test CA, whatever its term is. */
  void requireAccepted(KeyKind key, JpkiCertificate certificate, Instant now)
      throws ResetRefusedException {
    boolean objected =
        report(key, certificate, now).objections().stream()
            .map(Finding::check)
            .anyMatch(check -> check != Check.VALIDITY);
    if (objected) {
      throw new ResetRefusedException(Refusal.CERTIFICATE_NOT_ACCEPTED);
    }
  }

  /** Good where nobody was named who could tell; never good from unknown. */
  RevocationStatus revocation(KeyKind key, JpkiCertificate certificate, Instant now) {
    if (!revocation.isPresent()) {
      return new RevocationStatus.Good(now);
    }
    return report(key, certificate, now)
        .issuer()
        .map(issuer -> revocation.get().check(certificate.x509(), issuer.x509(), now))
        .orElseGet(() -> new RevocationStatus.Unknown(RevocationStatus.Why.NO_ANSWER));
  }

  private ValidationReport report(KeyKind key, JpkiCertificate certificate, Instant now) {
    return CertificateValidator.builder()
        .anchors(anchors)
        .clock(Clock.fixed(now, ZoneOffset.UTC))
        .acceptNotPerformed(Check.REVOCATION)
        .build()
        .validate(key, certificate, authorities.getOrDefault(key, List.of()));
  }
}
