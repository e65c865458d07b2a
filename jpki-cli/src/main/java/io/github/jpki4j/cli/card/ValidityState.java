package io.github.jpki4j.cli.card;

import io.github.jpki4j.cert.JpkiCertificate;
import java.time.Duration;
import java.time.Instant;

/** How the validity that a certificate claims lies to a moment. */
public enum ValidityState {
  CURRENT,
  EXPIRED,
  NOT_YET;

  static ValidityState of(JpkiCertificate certificate, Instant at) {
    if (at.isAfter(certificate.notAfter())) {
      return EXPIRED;
    }
    return at.isBefore(certificate.notBefore()) ? NOT_YET : CURRENT;
  }

  /** Whole days until a certificate ends, negative once it has. */
  static long daysLeft(JpkiCertificate certificate, Instant at) {
    return Math.floorDiv(Duration.between(at, certificate.notAfter()).toSeconds(), 86_400L);
  }
}
