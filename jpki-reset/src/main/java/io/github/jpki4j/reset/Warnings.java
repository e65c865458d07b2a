package io.github.jpki4j.reset;

import io.github.jpki4j.cert.ExpiryRule;
import io.github.jpki4j.pin.PinStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Collects what there is to know besides the verdict. */
final class Warnings {

  private final ResetFacts facts;
  private final CardFacts card;
  private final KioskGuide kiosks;
  private final List<Evidence> evidence;
  private final List<Warning> warnings = new ArrayList<>();

  Warnings(ResetFacts facts, KioskGuide kiosks, List<Evidence> evidence) {
    this.facts = facts;
    this.card = facts.card();
    this.kiosks = kiosks;
    this.evidence = evidence;
  }

  List<Warning> all(Verdict verdict, NextStep step, List<KioskOperator> operators) {
    tries(verdict);
    facts.holder().plannedVisit().ifPresent(visit -> visit(visit, step));
    reservation();
    if (verdict != Verdict.NOT_ELIGIBLE) {
      appMayBeClosed();
    }
    if (step == NextStep.CHANGE_IN_PLACE || step == NextStep.NOTHING_TO_DO) {
      leftOpen(Obstacles.ofTheSecret(facts.target()));
    }
    if (verdict == Verdict.ELIGIBLE) {
      leftOpen(EnumSet.allOf(Requirement.class));
      if (operators.stream().anyMatch(KioskOperator::someShopsOnly)) {
        warnings.add(Warning.of(Warning.Kind.NOT_EVERY_SHOP));
      }
    }
    return warnings;
  }

  private void tries(Verdict verdict) {
    Optional<PinStatus> target = facts.target().key().flatMap(card::counter);
    int left = target.map(status -> status.triesLeft().orElse(0)).orElse(0);
    if (left > 0 && facts.holder().knowsTarget() != Answer.YES) {
      warnings.add(Warning.tries(Warning.Kind.TRIES_LEFT, left));
    }
    Optional<PinStatus> other = facts.target().otherKey().flatMap(card::counter);
    if (verdict != Verdict.NOT_ELIGIBLE && other.filter(PinStatus::isLastTry).isPresent()) {
      warnings.add(Warning.of(Warning.Kind.OTHER_SECRET_LAST_TRY));
    }
  }

  private void visit(Instant visit, NextStep step) {
    if (visit.isBefore(facts.now())) {
      warnings.add(Warning.at(Warning.Kind.VISIT_IN_THE_PAST, visit));
      return;
    }
    ends(Warning.Kind.AUTH_CERTIFICATE_ENDS_BEFORE_VISIT, authEnd(), visit);
    ends(Warning.Kind.SIGN_CERTIFICATE_ENDS_BEFORE_VISIT, latestSignEnd(), visit);
    ends(Warning.Kind.CARD_ENDS_BEFORE_VISIT, CertificateChecks.cardEnd(card), visit);
    if (step == NextStep.RESERVE_IN_APP) {
      Instant end = kiosks.reservationEnd(facts.now());
      ends(Warning.Kind.RESERVE_LATER_FOR_VISIT, Optional.of(end), visit);
    } else {
      Optional<Instant> end = ServiceChecks.reservation(facts).map(Reservation::until);
      ends(Warning.Kind.RESERVATION_ENDS_BEFORE_VISIT, end, visit);
    }
    if (!kiosks.isOpen(visit)) {
      warnings.add(Warning.at(Warning.Kind.KIOSK_CLOSED_AT_VISIT, kiosks.nextOpening(visit)));
    }
  }

  private void ends(Warning.Kind kind, Optional<Instant> end, Instant visit) {
    end.filter(instant -> instant.isBefore(visit))
        .ifPresent(instant -> warnings.add(Warning.at(kind, instant)));
  }

  private Optional<Instant> authEnd() {
    return card.authCertificate() instanceof CertificateFact.Term term
        ? Optional.of(term.notAfter())
        : Optional.empty();
  }

  private Optional<Instant> latestSignEnd() {
    if (card.signCertificate().isPresent() == Answer.NO) {
      return Optional.empty();
    }
    if (card.signCertificate() instanceof CertificateFact.Term term) {
      return Optional.of(term.notAfter());
    }
    return authEnd().map(end -> ExpiryRule.latestSignEnd(end, card.cardExpiry()));
  }

  private void reservation() {
    Optional<Reservation> any = facts.service().reservation();
    if (any.isPresent() && !ServiceChecks.reservation(facts).isPresent()) {
      warnings.add(Warning.of(Warning.Kind.RESERVATION_FOR_OTHER_SECRET));
    }
    any.filter(r -> r.remaining(facts.now()).compareTo(kiosks.reservationValidity()) > 0)
        .ifPresent(r -> warnings.add(Warning.at(Warning.Kind.CLOCK_IN_DOUBT, r.until())));
  }

  /** The FAQ restricts "the app", not only the reset for which a face is compared. */
  private void appMayBeClosed() {
    FaceState face = facts.service().face();
    if (facts.target() == ResetTarget.AUTH_PIN
        && face.isCoolingDown(facts.now())
        && !ServiceChecks.isReserved(facts)) {
      warnings.add(new Warning(Warning.Kind.APP_MAY_BE_CLOSED, face.until(), OptionalInt.empty()));
    }
  }

  /** What is not known of these requirements, and can make the answer wrong. */
  private void leftOpen(Set<Requirement> requirements) {
    addIf(
        Warning.Kind.REVOCATION_NOT_CHECKED,
        requirements,
        Reason.AUTH_REVOCATION_NOT_CHECKED,
        Reason.SIGN_REVOCATION_NOT_CHECKED);
    addIf(Warning.Kind.ATTRIBUTES_NOT_COMPARED, requirements, Reason.ATTRIBUTES_NOT_COMPARED);
    addIf(Warning.Kind.SIGN_CERTIFICATE_NOT_SEEN, requirements, Reason.SIGN_CERTIFICATE_HIDDEN);
  }

  private void addIf(Warning.Kind kind, Set<Requirement> requirements, Reason... reasons) {
    List<Reason> wanted = Arrays.asList(reasons);
    if (evidence.stream()
        .anyMatch(e -> requirements.contains(e.requirement()) && wanted.contains(e.reason()))) {
      warnings.add(Warning.of(kind));
    }
  }
}
