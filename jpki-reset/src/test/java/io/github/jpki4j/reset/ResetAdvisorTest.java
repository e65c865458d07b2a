package io.github.jpki4j.reset;

import static io.github.jpki4j.reset.Advised.ADVISOR;
import static io.github.jpki4j.reset.Advised.advises;
import static io.github.jpki4j.reset.Advised.sendsToMunicipality;
import static io.github.jpki4j.reset.Inputs.GOOD;
import static io.github.jpki4j.reset.Inputs.NOW;
import static io.github.jpki4j.reset.Inputs.reservation;
import static io.github.jpki4j.reset.Inputs.tries;
import static io.github.jpki4j.reset.Inputs.wellFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.reset.Evidence.State;
import io.github.jpki4j.reset.HolderFacts.AttributeState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResetAdvisorTest {

  @Test
  void whatOnlyTheServiceOrTheAppCanDecideStaysOpenAndIsListed() {
    ResetAdvice advice = ADVISOR.advise(wellFor(KeyKind.SIGN));
    assertThat(advice.verdict()).isEqualTo(Verdict.ELIGIBLE);
    assertThat(advice.leftOpen())
        .extracting(Evidence::reason)
        .containsExactly(
            Reason.SIGN_CERTIFICATE_HIDDEN,
            Reason.AUTH_REVOCATION_NOT_CHECKED,
            Reason.SIGN_REVOCATION_NOT_CHECKED,
            Reason.ATTRIBUTES_NOT_COMPARED,
            Reason.FACE_NOT_TRIED,
            Reason.DEVICE_NOT_CHECKED,
            Reason.CONNECTION_NOT_CHECKED);
    assertThat(advice.warnings())
        .extracting(Warning::kind)
        .contains(
            Warning.Kind.REVOCATION_NOT_CHECKED,
            Warning.Kind.ATTRIBUTES_NOT_COMPARED,
            Warning.Kind.SIGN_CERTIFICATE_NOT_SEEN);
  }

  @Test
  void withEverythingKnownNothingStaysOpen() {
    ResetFacts facts = wellFor(KeyKind.AUTH);
    facts = facts.with(facts.holder().withAttributes(AttributeState.UNCHANGED));
    ServiceFacts service =
        ServiceFacts.NOT_ASKED
            .withRevocation(KeyKind.AUTH, GOOD)
            .withRevocation(KeyKind.SIGN, GOOD)
            .withOnline(Answer.YES)
            .withDeviceSupported(Answer.YES);
    ResetAdvice advice = ADVISOR.advise(facts.with(service));
    assertThat(advice.leftOpen()).isEmpty();
    assertThat(advice.evidence()).allMatch(e -> e.state() == State.SATISFIED);
  }

  @Test
  void nothingKnownLeadsToReadingTheCard() {
    ResetFacts nothing = ResetFacts.of(ResetTarget.SIGN_PASSWORD, NOW);
    advises(nothing, Verdict.UNDETERMINED, NextStep.READ_AGAIN, Reason.CARD_NOT_READ);
    ResetFacts silent = nothing.with(CardFacts.of(PresentedCard.NO_ANSWER));
    advises(silent, Verdict.UNDETERMINED, NextStep.READ_AGAIN, Reason.CARD_NOT_FOUND);
  }

  @Test
  void aHolderWhoWasNotAskedIsAsked() {
    ResetFacts facts = wellFor(KeyKind.SIGN);
    advises(
        facts.with(facts.holder().withKnowsOther(Answer.UNKNOWN)),
        Verdict.UNDETERMINED,
        NextStep.ASK_THE_HOLDER,
        Reason.OTHER_SECRET_NOT_ASKED);
  }

  @ParameterizedTest
  @CsvSource({
    "JUKI, GO_TO_MUNICIPALITY, CARD_IS_JUKI",
    "PHONE, USE_PHONE_APP, CARD_IS_PHONE",
    "OTHER, READ_AGAIN, CARD_IS_OTHER",
    "NOTIFICATION_CARD, GO_TO_MUNICIPALITY, CARD_IS_NOTIFICATION_CARD",
    "CHIP_SUSPECTED_BROKEN, GO_TO_MUNICIPALITY, CHIP_SUSPECTED_BROKEN",
    "MY_NUMBER_WITHOUT_SECRETS, GO_TO_MUNICIPALITY, CARD_WITHOUT_SECRETS",
  })
  void eachCardThatWillNotDoHasItsReasonAndItsDoor(
      PresentedCard card, NextStep step, Reason reason) {
    ResetFacts facts = wellFor(KeyKind.SIGN);
    for (ResetTarget target : ResetTarget.values()) {
      ResetFacts presented =
          new ResetFacts(target, NOW, facts.card().withCard(card), facts.holder(), facts.service());
      advises(presented, Verdict.NOT_ELIGIBLE, step, reason);
    }
  }

  @Test
  void aCardThatNobodyHasDescribedIsForTheCounterToTell() {
    ResetFacts facts = wellFor(KeyKind.SIGN);
    advises(
        facts.with(facts.card().withCard(PresentedCard.UNDESCRIBED)),
        Verdict.UNDETERMINED,
        NextStep.GO_TO_MUNICIPALITY,
        Reason.CARD_UNDESCRIBED);
  }

  @ParameterizedTest
  @CsvSource({"YES, CHANGE_IN_PLACE", "UNKNOWN, CHANGE_IN_PLACE", "NO, NOTHING_TO_DO"})
  void whoKnowsTheSecretNeedsNoTrip(Answer wantsNew, NextStep step) {
    ResetFacts facts = wellFor(KeyKind.AUTH);
    HolderFacts knows = facts.holder().withKnowsTarget(Answer.YES).withWantsNewSecret(wantsNew);
    ResetAdvice advice = ADVISOR.advise(facts.with(knows));
    assertThat(advice.nextStep()).isEqualTo(step);
    assertThat(advice.verdict()).isEqualTo(Verdict.NOT_ELIGIBLE);
    ResetFacts blocked = facts.with(facts.card().withCounter(tries(KeyKind.AUTH, 0))).with(knows);
    assertThat(ADVISOR.advise(blocked).nextStep()).isEqualTo(NextStep.RESERVE_IN_APP);
    ResetFacts unread = facts.with(facts.card().withCounter(tries(KeyKind.AUTH, -1))).with(knows);
    advises(unread, Verdict.UNDETERMINED, NextStep.READ_AGAIN, Reason.TARGET_COUNTER_NOT_READ);
  }

  @Test
  void aForgottenSecretWithTriesLeftMayBeResetWithAWordAboutTheTries() {
    ResetFacts facts = wellFor(KeyKind.SIGN);
    assertThat(ADVISOR.advise(facts).verdict()).isEqualTo(Verdict.ELIGIBLE);
    assertThat(ADVISOR.advise(facts).warnings())
        .contains(Warning.tries(Warning.Kind.TRIES_LEFT, 5));
    ResetFacts blocked = facts.with(facts.card().withCounter(tries(KeyKind.SIGN, 0)));
    assertThat(ADVISOR.advise(blocked).warnsOf(Warning.Kind.TRIES_LEFT)).isFalse();
  }

  @Test
  void theLastTryOfTheOtherSecretIsWarnedOf() {
    ResetFacts facts = wellFor(KeyKind.SIGN);
    assertThat(
            ADVISOR
                .advise(facts.with(facts.card().withCounter(tries(KeyKind.AUTH, 1))))
                .warnsOf(Warning.Kind.OTHER_SECRET_LAST_TRY))
        .isTrue();
    assertThat(ADVISOR.advise(facts).warnsOf(Warning.Kind.OTHER_SECRET_LAST_TRY)).isFalse();
  }

  @Test
  void changedAttributesGoToTheCounter() {
    ResetFacts facts = wellFor(KeyKind.SIGN);
    sendsToMunicipality(
        facts.with(facts.holder().withAttributes(AttributeState.CHANGED)),
        Reason.ATTRIBUTES_CHANGED);
  }

  @Test
  void offlineAndUnsupportedPhonesAreFixedUnlessTheCounterIsTheDoorAnyway() {
    ResetFacts facts = wellFor(KeyKind.SIGN);
    ResetFacts offline = facts.with(facts.service().withOnline(Answer.NO));
    advises(offline, Verdict.NOT_ELIGIBLE, NextStep.FIX_ENVIRONMENT, Reason.OFFLINE);
    advises(
        facts.with(facts.service().withDeviceSupported(Answer.NO)),
        Verdict.NOT_ELIGIBLE,
        NextStep.FIX_ENVIRONMENT,
        Reason.DEVICE_NOT_SUPPORTED);
    sendsToMunicipality(
        offline.with(offline.holder().withKnowsOther(Answer.NO)), Reason.OTHER_SECRET_FORGOTTEN);
  }

  @Test
  void theFaceCountsForTheSignPasswordOnly() {
    ResetFacts facts = wellFor(KeyKind.SIGN);
    FaceState different = FaceState.of(FaceState.Standing.TOO_DIFFERENT);
    sendsToMunicipality(facts.with(facts.service().withFace(different)), Reason.FACE_TOO_DIFFERENT);
    FaceState failed = FaceState.of(FaceState.Standing.FAILED);
    assertThat(ADVISOR.advise(facts.with(facts.service().withFace(failed))).verdict())
        .isEqualTo(Verdict.ELIGIBLE);
    ResetFacts auth = wellFor(KeyKind.AUTH);
    assertThat(ADVISOR.advise(auth.with(auth.service().withFace(different))).verdict())
        .isEqualTo(Verdict.ELIGIBLE);
  }

  @Test
  void aCoolDownOfTheFaceEndsWhenItsEndIsKnown() {
    ResetFacts facts = wellFor(KeyKind.SIGN);
    Instant end = NOW.plus(Duration.ofHours(1));
    ResetFacts cooling = facts.with(facts.service().withFace(FaceState.coolingDown(end)));
    advises(cooling, Verdict.NOT_ELIGIBLE, NextStep.WAIT, Reason.FACE_COOLING_DOWN);
    assertThat(ADVISOR.advise(cooling).until()).contains(end);
    FaceState endless = FaceState.of(FaceState.Standing.COOLING_DOWN);
    assertThat(ADVISOR.advise(facts.with(facts.service().withFace(endless))).until()).isEmpty();
    ResetFacts over = facts.with(facts.service().withFace(FaceState.coolingDown(NOW)));
    assertThat(ADVISOR.advise(over).verdict()).isEqualTo(Verdict.ELIGIBLE);
  }

  @Test
  void aCoolDownOfTheFaceIsAWarningForThePin() {
    ResetFacts facts = wellFor(KeyKind.AUTH);
    Instant end = NOW.plus(Duration.ofHours(1));
    for (FaceState face :
        List.of(
            FaceState.coolingDown(end),
            FaceState.of(FaceState.Standing.COOLING_DOWN),
            FaceState.coolingDown(NOW),
            FaceState.of(FaceState.Standing.FAILED))) {
      ResetAdvice advice = ADVISOR.advise(facts.with(facts.service().withFace(face)));
      assertThat(advice.verdict()).isEqualTo(Verdict.ELIGIBLE);
      assertThat(advice.warnsOf(Warning.Kind.APP_MAY_BE_CLOSED)).isEqualTo(face.isCoolingDown(NOW));
      Reservation open = reservation(KeyKind.AUTH, Duration.ofHours(3));
      ServiceFacts reserved = facts.service().withFace(face).withReservation(open);
      assertThat(ADVISOR.advise(facts.with(reserved)).warnsOf(Warning.Kind.APP_MAY_BE_CLOSED))
          .isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, CARD_MAY_BE_WITHOUT_SECRETS",
    "0, -1, COUNTERS_NOT_READ",
    "-1, 0, COUNTERS_NOT_READ",
    "-1, -1, COUNTERS_NOT_READ",
    "0, 1, CARD_TAKES_SECRETS",
    "1, -1, CARD_TAKES_SECRETS",
  })
  void countersThatWereReadAreNotCalledUnread(int auth, int sign, Reason reason) {
    for (KeyKind target : KeyKind.values()) {
      ResetFacts facts = wellFor(target);
      CardFacts card =
          facts
              .card()
              .withCounter(tries(KeyKind.AUTH, auth))
              .withCounter(tries(KeyKind.SIGN, sign));
      assertThat(ADVISOR.advise(facts.with(card)).of(Requirement.CARD_HAS_SECRETS))
          .hasValueSatisfying(e -> assertThat(e.reason()).isEqualTo(reason));
    }
  }

  /** No sign certificate and no try of the PIN: so looks a face-authentication card. */
  @ParameterizedTest
  @CsvSource({
    "MY_NUMBER, 0, 5, ABSENT, VALID, CARD_MAY_BE_FACE_AUTHENTICATION",
    "MY_NUMBER, 0, 0, ABSENT, VALID, CARD_MAY_BE_FACE_AUTHENTICATION",
    "MY_NUMBER, 0, -1, ABSENT, VALID, CARD_MAY_BE_FACE_AUTHENTICATION",
    "MY_NUMBER, 0, 0, ABSENT, NOT_READ, CARD_MAY_BE_FACE_AUTHENTICATION",
    "MY_NUMBER, 0, 0, ABSENT, ABSENT, CARD_MAY_BE_WITHOUT_SECRETS",
    "MY_NUMBER, 0, 0, PRESENT, VALID, CARD_MAY_BE_WITHOUT_SECRETS",
    "MY_NUMBER, 0, 0, NOT_TOLD, VALID, CARD_MAY_BE_WITHOUT_SECRETS",
    "MY_NUMBER, 0, 0, NOT_READ, VALID, CARD_MAY_BE_WITHOUT_SECRETS",
    "MY_NUMBER, 0, 5, PRESENT, VALID, CARD_TAKES_SECRETS",
    "MY_NUMBER, 1, 5, ABSENT, VALID, CARD_TAKES_SECRETS",
    "MY_NUMBER, 3, 0, ABSENT, VALID, CARD_TAKES_SECRETS",
    "MY_NUMBER, -1, 0, ABSENT, VALID, COUNTERS_NOT_READ",
    "PHONE, 0, 0, ABSENT, VALID, CARD_MAY_BE_WITHOUT_SECRETS",
    "UNDESCRIBED, 0, 0, ABSENT, VALID, CARD_MAY_BE_WITHOUT_SECRETS",
    "MY_NUMBER_WITHOUT_SECRETS, 0, 0, ABSENT, VALID, CARD_WITHOUT_SECRETS",
  })
  void aFaceAuthenticationCardIsPossibleAndNoMore(
      PresentedCard card, int auth, int sign, String signature, String user, Reason reason) {
    Map<String, CertificateFact> certificates =
        Map.of(
            "ABSENT", Inputs.ABSENT,
            "VALID", Inputs.VALID,
            "PRESENT", Inputs.PRESENT,
            "NOT_TOLD", Inputs.NOT_TOLD,
            "NOT_READ", Inputs.NOT_READ);
    for (KeyKind target : KeyKind.values()) {
      ResetFacts facts = wellFor(target);
      CardFacts seen =
          CardFacts.of(card)
              .withCounter(tries(KeyKind.AUTH, auth))
              .withCounter(tries(KeyKind.SIGN, sign))
              .withCertificate(KeyKind.AUTH, certificates.get(user))
              .withCertificate(KeyKind.SIGN, certificates.get(signature));
      ResetAdvice advice = ADVISOR.advise(facts.with(seen));
      assertThat(advice.of(Requirement.CARD_HAS_SECRETS))
          .hasValueSatisfying(e -> assertThat(e.reason()).isEqualTo(reason));
      if (reason == Reason.CARD_MAY_BE_FACE_AUTHENTICATION) {
        // Whichever it is, the missing certificate alone leads to the counter.
        assertThat(advice.nextStep()).isEqualTo(NextStep.GO_TO_MUNICIPALITY);
        assertThat(advice.reason()).isEqualTo(Reason.SIGN_CERTIFICATE_ABSENT);
      }
    }
  }

  @Test
  void whatAnAdviceObjectsToHasARefusalWithTheSameDoor() {
    List<Reason> toldToNoService =
        List.of(
            Reason.CARD_IS_OTHER,
            Reason.CARD_IS_NOTIFICATION_CARD,
            Reason.CHIP_SUSPECTED_BROKEN,
            Reason.CARD_WITHOUT_SECRETS,
            Reason.BOTH_SECRETS_FORGOTTEN,
            Reason.TARGET_KNOWN,
            Reason.TARGET_KNOWN_AND_KEPT,
            Reason.OTHER_SECRET_FORGOTTEN,
            Reason.DEVICE_NOT_SUPPORTED);
    for (Reason reason : Reason.values()) {
      boolean refused = reason.state() == State.VIOLATED && !toldToNoService.contains(reason);
      assertThat(Refusal.of(reason).isPresent()).as("%s", reason).isEqualTo(refused);
      Refusal.of(reason)
          .ifPresent(refusal -> assertThat(reason.nextStep()).contains(refusal.nextStep()));
    }
  }

  @Test
  void onlyKiosksThatResetTheSecretAreNamed() {
    assertThat(ADVISOR.advise(wellFor(KeyKind.SIGN)).operators()).hasSize(9);
    assertThat(ADVISOR.advise(wellFor(KeyKind.AUTH)).operators()).hasSize(5);
    KioskGuide none =
        new KioskGuide(
            LocalDate.of(2026, 1, 1),
            LocalTime.of(6, 30),
            LocalTime.of(23, 0),
            Duration.ofHours(24),
            List.of());
    assertThat(new ResetAdvisor(none).advise(wellFor(KeyKind.AUTH)).reason())
        .isEqualTo(Reason.ONLY_MUNICIPALITY_RESETS_TARGET);
  }

  @Test
  void aReservationForTheOtherSecretIsNoneForThisOne() {
    ResetFacts facts = wellFor(KeyKind.SIGN);
    Reservation auth = reservation(KeyKind.AUTH, Duration.ofHours(3));
    ResetAdvice advice = ADVISOR.advise(facts.with(facts.service().withReservation(auth)));
    assertThat(advice.reason()).isEqualTo(Reason.READY_TO_RESERVE);
    assertThat(advice.warnsOf(Warning.Kind.RESERVATION_FOR_OTHER_SECRET)).isTrue();
  }
}
