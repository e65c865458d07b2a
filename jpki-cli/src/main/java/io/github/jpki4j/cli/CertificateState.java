package io.github.jpki4j.cli;

import io.github.jpki4j.CertificateKind;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
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
record CertificateState(CertificateKind kind, State state, Optional<X509Certificate> certificate) {

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

  /** How the validity that it claims lies to a moment. */
  enum Validity {
    CURRENT,
    EXPIRED,
    NOT_YET
  }

  CertificateState(CertificateKind kind, State state) {
    this(kind, state, Optional.empty());
  }

  Optional<Instant> notBefore() {
    return certificate.map(c -> c.getNotBefore().toInstant());
  }

  Optional<Instant> notAfter() {
    return certificate.map(c -> c.getNotAfter().toInstant());
  }

  Optional<Validity> validity(Clock clock) {
    Instant now = clock.instant();
    return certificate.map(
        c -> {
          if (now.isAfter(c.getNotAfter().toInstant())) {
            return Validity.EXPIRED;
          }
          return now.isBefore(c.getNotBefore().toInstant()) ? Validity.NOT_YET : Validity.CURRENT;
        });
  }

  /** Whole days until it ends, negative once it has. */
  OptionalLong daysLeft(Clock clock) {
    return notAfter()
        .map(end -> OptionalLong.of(daysBetween(clock.instant(), end)))
        .orElse(OptionalLong.empty());
  }

  private static long daysBetween(Instant from, Instant to) {
    return Math.floorDiv(Duration.between(from, to).toSeconds(), 86_400L);
  }
}
