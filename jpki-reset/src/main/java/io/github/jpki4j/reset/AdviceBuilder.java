package io.github.jpki4j.reset;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.reset.Evidence.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes one advice: judges every requirement, then decides. */
final class AdviceBuilder {

  private final KioskGuide kiosks;
  private final ResetFacts facts;
  private final List<Evidence> evidence = new ArrayList<>();

  AdviceBuilder(KioskGuide kiosks, ResetFacts facts) {
    this.kiosks = kiosks;
    this.facts = facts;
  }

  ResetAdvice advice() {
    judge();
    Optional<Evidence> obstacle = new Obstacles(evidence, facts.target()).first();
    if (obstacle.isPresent()) {
      return because(Verdict.NOT_ELIGIBLE, obstacle.get());
    }
    return gap().map(e -> because(Verdict.UNDETERMINED, e)).orElseGet(this::eligible);
  }

  /** The gap to close first: entering a secret comes after all that is free. */
  private Optional<Evidence> gap() {
    return evidence.stream()
        .filter(e -> e.state() == State.UNKNOWN && !e.reason().isLeftOpen())
        .min(Comparator.comparing(e -> e.reason() == Reason.SIGN_CERTIFICATE_NOT_READ));
  }

  private void judge() {
    CardChecks card = new CardChecks(facts, kiosks);
    evidence.add(card.supported());
    evidence.add(card.chipWorks());
    evidence.add(card.hasSecrets());
    evidence.add(card.targetResettable());
    facts.target().key().ifPresent(target -> judgeTheReset(card, target));
  }

  private void judgeTheReset(CardChecks card, KeyKind target) {
    evidence.add(card.resetNeeded(target));
    CertificateChecks certificates = new CertificateChecks(facts);
    evidence.add(certificates.authPresent());
    evidence.add(certificates.signPresent());
    evidence.add(certificates.authInTerm());
    evidence.add(certificates.signInTerm());
    evidence.add(certificates.notRevoked(KeyKind.AUTH));
    evidence.add(certificates.notRevoked(KeyKind.SIGN));
    facts.target().otherKey().ifPresent(other -> evidence.add(card.otherNotBlocked(other)));
    evidence.add(card.otherKnown());
    ServiceChecks service = new ServiceChecks(facts);
    evidence.add(service.attributesUnchanged());
    if (target == KeyKind.SIGN) {
      evidence.add(service.faceMatches());
    }
    evidence.add(service.deviceSupported());
    evidence.add(service.online());
  }

  private static NextStep step(Evidence main) {
    return main.reason().nextStep().orElse(NextStep.GO_TO_MUNICIPALITY);
  }

  private ResetAdvice because(Verdict verdict, Evidence main) {
    NextStep step = step(main);
    Optional<Instant> until = step == NextStep.WAIT ? main.at() : Optional.empty();
    return advice(verdict, step, main.reason(), until, List.of());
  }

  private ResetAdvice eligible() {
    Optional<Reservation> reservation = ServiceChecks.reservation(facts);
    Optional<Instant> newEnd = Optional.of(kiosks.reservationEnd(facts.now()));
    if (!reservation.isPresent()) {
      return eligible(Reason.READY_TO_RESERVE, newEnd);
    }
    Instant end = reservation.get().until();
    if (reservation.get().isExpired(facts.now())) {
      return eligible(Reason.RESERVATION_EXPIRED, newEnd);
    }
    Instant opening = kiosks.nextOpening(facts.now());
    if (reservation.get().isExpired(opening)) {
      return eligible(Reason.RESERVATION_ENDS_BEFORE_OPENING, newEnd);
    }
    return kiosks.isOpen(facts.now())
        ? eligible(Reason.RESERVATION_OPEN, Optional.of(end))
        : eligible(Reason.KIOSK_CLOSED, Optional.of(opening));
  }

  private ResetAdvice eligible(Reason reason, Optional<Instant> until) {
    List<KioskOperator> operators =
        facts.target().key().map(kiosks::operatorsFor).orElseGet(List::of);
    NextStep step = reason.nextStep().orElse(NextStep.GO_TO_MUNICIPALITY);
    return advice(Verdict.ELIGIBLE, step, reason, until, operators);
  }

  private ResetAdvice advice(
      Verdict verdict,
      NextStep step,
      Reason reason,
      Optional<Instant> until,
      List<KioskOperator> operators) {
    List<Warning> warnings = new Warnings(facts, kiosks, evidence).all(verdict, step, operators);
    return new ResetAdvice(
        facts.target(), verdict, step, reason, until, evidence, warnings, operators);
  }
}
