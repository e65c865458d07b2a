package io.github.jpki4j.reset.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.reset.Answer;
import io.github.jpki4j.reset.FaceState;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.NextStep;
import io.github.jpki4j.reset.Reason;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ResetAdvice;
import io.github.jpki4j.reset.ServiceFacts;
import io.github.jpki4j.reset.Verdict;
import io.github.jpki4j.reset.simulation.KioskResult.Finished;
import io.github.jpki4j.reset.simulation.KioskResult.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Advice, app, service and kiosk hand in hand: each step leads to the one that advice named. */
class ResetStoryTest {

  private static ServiceFacts with(Reservation reservation) {
    return ServiceFacts.NOT_ASKED.withReservation(reservation);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void fromAdviceToANewSecretThatSigns(KeyKind target) throws Exception {
    ResetStory story = new ResetStory(target);
    ResetAdvice before = story.advice(ServiceFacts.NOT_ASKED);
    assertThat(before.verdict()).isEqualTo(Verdict.ELIGIBLE);
    assertThat(before.nextStep()).isEqualTo(NextStep.RESERVE_IN_APP);
    Reservation reservation = story.reserve(FaceMatch.MATCHED);
    ResetAdvice reserved = story.advice(with(reservation));
    assertThat(reserved.nextStep()).isEqualTo(NextStep.GO_TO_KIOSK);
    assertThat(reserved.until()).contains(reservation.until());
    String kiosk = reserved.operators().get(0).id();
    assertThat(story.visit(kiosk)).isEqualTo(new Finished(Optional.empty()));
    try (MyNumberCard session = MyNumberCard.open(story.card.connect());
        Pin fresh = story.fresh()) {
      Digest digest = Digest.ofMessage(HashAlgorithm.SHA256, new byte[] {1});
      assertThat(session.jpki().sign(fresh, digest)).hasSize(256);
    }
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void everyOperatorThatAdviceNamesFinishesAndNoOther(KeyKind target) throws Exception {
    ResetStory asked = new ResetStory(target);
    ResetAdvice advice = asked.advice(with(asked.reserve(FaceMatch.MATCHED)));
    for (var operator : KioskGuide.standard().operators()) {
      ResetStory story = new ResetStory(target);
      story.reserve(FaceMatch.MATCHED);
      ValidSecret expected =
          advice.operators().contains(operator) ? ValidSecret.NEW : ValidSecret.OLD;
      assertThat(story.visit(operator.id()).validSecret()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aReservationThatEndedLeadsBackToTheApp(KeyKind target) throws Exception {
    ResetStory story = new ResetStory(target);
    Reservation reservation = story.reserve(FaceMatch.MATCHED);
    story.goOn(Duration.ofHours(24).plusMinutes(1));
    assertThat(story.visit("seven-eleven"))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.refusal()).isEqualTo(Refusal.RESERVATION_EXPIRED));
    ResetAdvice advice = story.advice(with(reservation));
    assertThat(advice.nextStep()).isEqualTo(NextStep.RESERVE_IN_APP);
    assertThat(advice.reason()).isEqualTo(Reason.RESERVATION_EXPIRED);
    story.reserve(FaceMatch.MATCHED);
    assertThat(story.visit("seven-eleven").validSecret()).isEqualTo(ValidSecret.NEW);
  }

  @Test
  void fiveFacesMakeThePersonWaitAsAdviceSays() throws Exception {
    ResetStory story = new ResetStory(KeyKind.SIGN);
    Optional<Instant> end = Optional.empty();
    for (int i = 1; i <= 5; i++) {
      ResetRefusedException refused =
          catchThrowableOfType(
              ResetRefusedException.class, () -> story.reserve(FaceMatch.NOT_MATCHED));
      end = refused.retryAt();
    }
    ResetAdvice advice =
        story.advice(ServiceFacts.NOT_ASKED.withFace(FaceState.coolingDown(end.orElseThrow())));
    assertThat(advice.nextStep()).isEqualTo(NextStep.WAIT);
    assertThat(advice.until()).isEqualTo(end);
    story.goOn(Duration.between(ResetStory.NOON, end.orElseThrow()));
    story.reserve(FaceMatch.MATCHED);
    assertThat(story.visit("lawson").validSecret()).isEqualTo(ValidSecret.NEW);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void offlineIsToldByBothAndMendedByTheConnection(KeyKind target) throws Exception {
    ResetStory story = new ResetStory(target);
    ResetAdvice advice = story.advice(ServiceFacts.NOT_ASKED.withOnline(Answer.NO));
    assertThat(advice.nextStep()).isEqualTo(NextStep.FIX_ENVIRONMENT);
    story.service.setOnline(false);
    assertThat(
            catchThrowableOfType(
                    ResetRefusedException.class, () -> story.reserve(FaceMatch.MATCHED))
                .refusal())
        .isEqualTo(Refusal.OFFLINE);
    story.service.setOnline(true);
    story.reserve(FaceMatch.MATCHED);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void anOtherSecretThatGetsBlockedOnTheWayLeadsToTheCounter(KeyKind target) throws Exception {
    ResetStory story = new ResetStory(target);
    Reservation reservation = story.reserve(FaceMatch.MATCHED);
    String wrong = target == KeyKind.AUTH ? "WRONG0" : "0000";
    while (story.card.triesLeft(story.other) > 0) {
      try (MyNumberCard session = MyNumberCard.open(story.card.connect());
          Pin pin = Pin.of(story.other, wrong.toCharArray())) {
        JpkiAp jpki = session.jpki();
        assertThat(
                catchThrowableOfType(
                    PinException.class, () -> jpki.verify(pin, TryPolicy.SPEND_LAST)))
            .isNotNull();
      }
    }
    assertThat(story.visit("seven-eleven"))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.refusal()).isEqualTo(Refusal.OTHER_SECRET_BLOCKED));
    assertThat(story.advice(with(reservation)).nextStep()).isEqualTo(NextStep.GO_TO_MUNICIPALITY);
  }
}
