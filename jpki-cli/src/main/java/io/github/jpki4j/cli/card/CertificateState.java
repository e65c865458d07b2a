package io.github.jpki4j.cli.card;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.cert.JpkiCertificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One certificate of a card, as far as it can be seen.
 *
 * @param kind which one
 * @param state what can be seen
 * @param certificate itself, if it was read
 */
record CertificateState(CertificateKind kind, State state, Optional<JpkiCertificate> certificate) {

  /** What can be seen of a certificate. */
  enum State {
    /** It was read. */
    READ,
    /** It is there; reading it takes the PIN or password. */
    PIN_REQUIRED,
    /** The card has none. */
    ABSENT,
    /** The file holds something that is no certificate. */
    DAMAGED,
    /** The card does not tell. */
    UNKNOWN
  }

  CertificateState(CertificateKind kind, State state) {
    this(kind, state, Optional.empty());
  }

  Optional<Instant> notBefore() {
    return certificate.map(JpkiCertificate::notBefore);
  }

  Optional<Instant> notAfter() {
    return certificate.map(JpkiCertificate::notAfter);
  }

  Optional<ValidityState> validity(Clock clock) {
    return certificate.map(c -> ValidityState.of(c, clock.instant()));
  }

  /** Whole days until it ends, negative once it has. */
  OptionalLong daysLeft(Clock clock) {
    return certificate
        .map(c -> OptionalLong.of(ValidityState.daysLeft(c, clock.instant())))
        .orElse(OptionalLong.empty());
  }
}
