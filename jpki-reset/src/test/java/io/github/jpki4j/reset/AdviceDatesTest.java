package io.github.jpki4j.reset;

import static io.github.jpki4j.reset.Advised.ADVISOR;
import static io.github.jpki4j.reset.Inputs.wellFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reservation, the kiosks' hours and the planned visit. */
class AdviceDatesTest {

  private static final CertificateFact LONG_VALID =
      new CertificateFact.Term(
          Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2029-12-31T14:59:59Z"));

  private static ResetFacts at(Instant now) {
    ResetFacts facts = wellFor(KeyKind.SIGN);
    CardFacts card = facts.card().withCertificate(KeyKind.AUTH, LONG_VALID);
    return new ResetFacts(facts.target(), now, card, facts.holder(), facts.service());
  }

  private static ResetFacts reserved(Instant now, Instant until) {
    ResetFacts facts = at(now);
    return facts.with(facts.service().withReservation(new Reservation(KeyKind.SIGN, until)));
  }

  private static ResetFacts planned(ResetFacts facts, Instant visit) {
    return facts.with(facts.holder().withPlannedVisit(visit));
  }

  private static Optional<Warning> warning(ResetFacts facts, Warning.Kind kind) {
    return ADVISOR.advise(facts).warnings().stream().filter(w -> w.kind() == kind).findFirst();
  }

  @ParameterizedTest
  @CsvSource({
    // Made at 12:00 in Japan; the moment before its end, its end, the moment after.
    "2026-11-26T02:59:59Z, 2026-11-26T03:00:00Z, GO_TO_KIOSK, RESERVATION_OPEN",
    "2026-11-26T03:00:00Z, 2026-11-26T03:00:00Z, GO_TO_KIOSK, RESERVATION_OPEN",
    "2026-11-26T03:00:01Z, 2026-11-26T03:00:00Z, RESERVE_IN_APP, RESERVATION_EXPIRED",
    // 22:59:59 and 23:00 in Japan, open until noon of the next day.
    "2026-11-26T13:59:59Z, 2026-11-27T03:00:00Z, GO_TO_KIOSK, RESERVATION_OPEN",
    "2026-11-26T14:00:00Z, 2026-11-27T03:00:00Z, WAIT, KIOSK_CLOSED",
    // 06:29:59 and 06:30.
    "2026-11-26T21:29:59Z, 2026-11-27T03:00:00Z, WAIT, KIOSK_CLOSED",
    "2026-11-26T21:30:00Z, 2026-11-27T03:00:00Z, GO_TO_KIOSK, RESERVATION_OPEN",
    // It ends at 05:00 or at 06:30: the one is of no use any more, the other just is.
    "2026-11-26T14:00:00Z, 2026-11-26T20:00:00Z, RESERVE_IN_APP, RESERVATION_ENDS_BEFORE_OPENING",
    "2026-11-26T14:00:00Z, 2026-11-26T21:30:00Z, WAIT, KIOSK_CLOSED",
    // New year's eve, leap day.
    "2026-12-31T14:30:00Z, 2027-01-01T03:00:00Z, WAIT, KIOSK_CLOSED",
    "2028-02-28T14:30:00Z, 2028-02-29T03:00:00Z, WAIT, KIOSK_CLOSED",
    "2028-02-29T03:00:00Z, 2028-02-29T03:00:00Z, GO_TO_KIOSK, RESERVATION_OPEN",
  })
  void afterTheReservationTheClockDecides(
      Instant now, Instant until, NextStep step, Reason reason) {
    ResetAdvice advice = ADVISOR.advise(reserved(now, until));
    assertThat(advice.verdict()).isEqualTo(Verdict.ELIGIBLE);
    assertThat(advice.reason()).isEqualTo(reason);
    assertThat(advice.nextStep()).isEqualTo(step);
    if (step == NextStep.WAIT) {
      assertThat(advice.until()).contains(KioskGuide.standard().nextOpening(now));
    } else if (step == NextStep.GO_TO_KIOSK) {
      assertThat(advice.until()).contains(until);
    } else {
      assertThat(advice.until()).contains(now.plus(Duration.ofHours(24)));
    }
  }

  @Test
  void onceReservedThePhoneAndItsConnectionMatterNoMore() {
    Instant now = Instant.parse("2026-11-26T02:00:00Z");
    ResetFacts facts = reserved(now, now.plus(Duration.ofHours(1)));
    ResetFacts offline =
        facts.with(facts.service().withOnline(Answer.NO).withDeviceSupported(Answer.NO));
    assertThat(ADVISOR.advise(offline).nextStep()).isEqualTo(NextStep.GO_TO_KIOSK);
    Instant later = now.plus(Duration.ofHours(2));
    ResetFacts expired =
        new ResetFacts(facts.target(), later, facts.card(), facts.holder(), offline.service());
    assertThat(ADVISOR.advise(expired).nextStep()).isEqualTo(NextStep.FIX_ENVIRONMENT);
  }

  @Test
  void certificatesAndCardThatEndBeforeTheVisitAreWarnedOf() {
    Instant now = Instant.parse("2026-11-26T02:00:00Z");
    Instant end = Instant.parse("2026-11-26T14:59:59Z");
    ResetFacts facts = at(now);
    facts =
        facts.with(
            facts
                .card()
                .withCertificate(KeyKind.AUTH, new CertificateFact.Term(now, end))
                .withCardExpiry(LocalDate.of(2026, 11, 26)));
    ResetFacts nextDay = planned(facts, Instant.parse("2026-11-27T02:00:00Z"));
    assertThat(warning(nextDay, Warning.Kind.AUTH_CERTIFICATE_ENDS_BEFORE_VISIT))
        .contains(Warning.at(Warning.Kind.AUTH_CERTIFICATE_ENDS_BEFORE_VISIT, end));
    assertThat(warning(nextDay, Warning.Kind.SIGN_CERTIFICATE_ENDS_BEFORE_VISIT))
        .contains(Warning.at(Warning.Kind.SIGN_CERTIFICATE_ENDS_BEFORE_VISIT, end));
    assertThat(warning(nextDay, Warning.Kind.CARD_ENDS_BEFORE_VISIT)).isPresent();
    ResetFacts sameDay = planned(facts, Instant.parse("2026-11-26T10:00:00Z"));
    assertThat(ADVISOR.advise(sameDay).warnings())
        .extracting(Warning::kind)
        .doesNotContain(
            Warning.Kind.AUTH_CERTIFICATE_ENDS_BEFORE_VISIT,
            Warning.Kind.SIGN_CERTIFICATE_ENDS_BEFORE_VISIT,
            Warning.Kind.CARD_ENDS_BEFORE_VISIT);
  }

  @Test
  void aReservationThatEndsBeforeTheVisitIsWarnedOf() {
    Instant now = Instant.parse("2026-11-26T02:00:00Z");
    Instant end = now.plus(Duration.ofHours(2));
    ResetFacts facts = reserved(now, end);
    assertThat(
            warning(planned(facts, end.plusSeconds(1)), Warning.Kind.RESERVATION_ENDS_BEFORE_VISIT))
        .contains(Warning.at(Warning.Kind.RESERVATION_ENDS_BEFORE_VISIT, end));
    assertThat(warning(planned(facts, end), Warning.Kind.RESERVATION_ENDS_BEFORE_VISIT)).isEmpty();
  }

  @Test
  void aReservationMadeTooEarlyForTheVisitIsWarnedOf() {
    Instant now = Instant.parse("2026-11-26T02:00:00Z");
    Instant dayLater = now.plus(Duration.ofHours(24));
    assertThat(
            warning(
                planned(at(now), dayLater.plusSeconds(1)), Warning.Kind.RESERVE_LATER_FOR_VISIT))
        .contains(Warning.at(Warning.Kind.RESERVE_LATER_FOR_VISIT, dayLater));
    assertThat(warning(planned(at(now), dayLater), Warning.Kind.RESERVE_LATER_FOR_VISIT)).isEmpty();
  }

  @Test
  void aVisitOutsideTheHoursIsWarnedOf() {
    Instant now = Instant.parse("2026-11-26T02:00:00Z");
    assertThat(
            warning(
                planned(at(now), Instant.parse("2026-11-26T14:00:00Z")),
                Warning.Kind.KIOSK_CLOSED_AT_VISIT))
        .contains(
            Warning.at(Warning.Kind.KIOSK_CLOSED_AT_VISIT, Instant.parse("2026-11-26T21:30:00Z")));
    assertThat(warning(planned(at(now), now), Warning.Kind.KIOSK_CLOSED_AT_VISIT)).isEmpty();
  }

  @Test
  void aVisitInThePastIsAMistake() {
    Instant now = Instant.parse("2026-11-26T02:00:00Z");
    assertThat(warning(planned(at(now), now.minusSeconds(1)), Warning.Kind.VISIT_IN_THE_PAST))
        .isPresent();
    assertThat(warning(planned(at(now), now), Warning.Kind.VISIT_IN_THE_PAST)).isEmpty();
  }

  @Test
  void aReservationLongerThanAnyPutsTheClockInDoubt() {
    Instant now = Instant.parse("2026-11-26T02:00:00Z");
    Instant dayLater = now.plus(Duration.ofHours(24));
    assertThat(warning(reserved(now, dayLater), Warning.Kind.CLOCK_IN_DOUBT)).isEmpty();
    assertThat(warning(reserved(now, dayLater.plusSeconds(60)), Warning.Kind.CLOCK_IN_DOUBT))
        .isPresent();
  }
}
