package io.github.jpki4j.reset;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.internal.JapanTime;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges the requirements that speak of the certificates. A sign certificate never outlives the
 * auth certificate, nor that the card (CERT-27): what has ended takes the rest with it, and what is
 * still good says nothing of the rest.
 */
final class CertificateChecks {

  private final ResetFacts facts;
  private final CardFacts card;

  CertificateChecks(ResetFacts facts) {
    this.facts = facts;
    this.card = facts.card();
  }

  Evidence authPresent() {
    Reason reason =
        switch (card.authCertificate().isPresent()) {
          case YES -> Reason.AUTH_CERTIFICATE_THERE;
          case NO -> Reason.AUTH_CERTIFICATE_ABSENT;
          case UNKNOWN -> Reason.AUTH_CERTIFICATE_NOT_READ;
        };
    return Evidence.of(Requirement.AUTH_CERTIFICATE_PRESENT, reason);
  }

  Evidence signPresent() {
    Reason reason =
        switch (card.signCertificate().isPresent()) {
          case YES -> Reason.SIGN_CERTIFICATE_THERE;
          case NO -> Reason.SIGN_CERTIFICATE_ABSENT;
          case UNKNOWN -> signNotSeen();
        };
    return Evidence.of(Requirement.SIGN_CERTIFICATE_PRESENT, reason);
  }

  private Reason signNotSeen() {
    boolean cardWillNotTell =
        card.signCertificate() instanceof CertificateFact.Unknown unknown
            && unknown.why() == CertificateFact.Why.NOT_TOLD;
    return cardWillNotTell
        ? Reason.SIGN_CERTIFICATE_NOT_TOLD
        : Reason.SIGN_CERTIFICATE_NOT_LOOKED_FOR;
  }

  Evidence authInTerm() {
    Requirement requirement = Requirement.AUTH_CERTIFICATE_IN_TERM;
    CertificateFact auth = card.authCertificate();
    if (auth instanceof CertificateFact.Absent) {
      return Evidence.of(requirement, Reason.AUTH_CERTIFICATE_ABSENT);
    }
    Optional<Evidence> outside =
        outsideTerm(
            requirement,
            auth,
            Reason.AUTH_CERTIFICATE_EXPIRED,
            Reason.AUTH_CERTIFICATE_NOT_YET_VALID);
    if (outside.isPresent()) {
      return outside.get();
    }
    return auth instanceof CertificateFact.Term term
        ? Evidence.at(requirement, Reason.AUTH_CERTIFICATE_IN_TERM, term.notAfter())
        : Evidence.of(requirement, Reason.AUTH_CERTIFICATE_NOT_READ);
  }

  Evidence signInTerm() {
    Requirement requirement = Requirement.SIGN_CERTIFICATE_IN_TERM;
    CertificateFact sign = card.signCertificate();
    if (sign instanceof CertificateFact.Absent) {
      return Evidence.of(requirement, Reason.SIGN_CERTIFICATE_ABSENT);
    }
    Optional<Evidence> outside =
        outsideTerm(
            requirement,
            sign,
            Reason.SIGN_CERTIFICATE_EXPIRED,
            Reason.SIGN_CERTIFICATE_NOT_YET_VALID);
    if (outside.isPresent()) {
      return outside.get();
    }
    if (card.authCertificate() instanceof CertificateFact.Term auth
        && facts.now().isAfter(auth.notAfter())) {
      return Evidence.at(requirement, Reason.SIGN_CERTIFICATE_EXPIRED_WITH_AUTH, auth.notAfter());
    }
    if (sign instanceof CertificateFact.Term term) {
      return Evidence.at(requirement, Reason.SIGN_CERTIFICATE_IN_TERM, term.notAfter());
    }
    // Where its password is the one that is known, reading it is possible and worth it.
    boolean readable = facts.target() == ResetTarget.AUTH_PIN;
    return Evidence.of(
        requirement, readable ? Reason.SIGN_CERTIFICATE_NOT_READ : Reason.SIGN_CERTIFICATE_HIDDEN);
  }

  /** Whether a certificate by its own term, or by the card's, is not valid now. */
  private Optional<Evidence> outsideTerm(
      Requirement requirement, CertificateFact certificate, Reason ended, Reason notBegun) {
    if (certificate instanceof CertificateFact.Term term) {
      if (facts.now().isAfter(term.notAfter())) {
        return Optional.of(Evidence.at(requirement, ended, term.notAfter()));
      }
      if (facts.now().isBefore(term.notBefore())) {
        return Optional.of(Evidence.at(requirement, notBegun, term.notBefore()));
      }
    }
    return cardEnd(card)
        .filter(facts.now()::isAfter)
        .map(end -> Evidence.at(requirement, Reason.CARD_EXPIRED, end));
  }

  /** The last instant of the card, if known. */
  static Optional<Instant> cardEnd(CardFacts card) {
    return card.cardExpiry().map(JapanTime::endOf);
  }

  Evidence notRevoked(KeyKind key) {
    boolean auth = key == KeyKind.AUTH;
    Requirement requirement =
        auth ? Requirement.AUTH_CERTIFICATE_NOT_REVOKED : Requirement.SIGN_CERTIFICATE_NOT_REVOKED;
    RevocationStatus status = facts.service().revocation(key);
    if (status instanceof RevocationStatus.Good good) {
      return Evidence.at(
          requirement,
          auth ? Reason.AUTH_CERTIFICATE_GOOD : Reason.SIGN_CERTIFICATE_GOOD,
          good.asOf());
    }
    if (status instanceof RevocationStatus.Revoked revoked) {
      return Evidence.at(
          requirement,
          auth ? Reason.AUTH_CERTIFICATE_REVOKED : Reason.SIGN_CERTIFICATE_REVOKED,
          revoked.since());
    }
    if (status instanceof RevocationStatus.OnHold hold) {
      return Evidence.at(
          requirement,
          auth ? Reason.AUTH_CERTIFICATE_ON_HOLD : Reason.SIGN_CERTIFICATE_ON_HOLD,
          hold.since());
    }
    return Evidence.of(
        requirement,
        auth ? Reason.AUTH_REVOCATION_NOT_CHECKED : Reason.SIGN_REVOCATION_NOT_CHECKED);
  }
}
