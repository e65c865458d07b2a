package io.github.jpki4j.reset.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.reset.Answer;
import io.github.jpki4j.reset.NextStep;
import io.github.jpki4j.reset.Reason;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ResetAdvice;
import io.github.jpki4j.reset.ServiceFacts;
import io.github.jpki4j.reset.simulation.KioskResult.Refused;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The story of either secret where something goes wrong at the kiosk, and the way out of it. */
class ResetStoryTroubleTest {

  private static final String KIOSK = "seven-eleven";

  private static Pin wrong(KeyKind key) {
    return Pin.of(key, (key == KeyKind.AUTH ? "0000" : "WRONG0").toCharArray());
  }

  private static ServiceFacts with(Reservation reservation) {
    return ServiceFacts.NOT_ASKED.withReservation(reservation);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aWrongOtherSecretSpendsATryOfItsOwnAndTheReservationStays(KeyKind target) throws Exception {
    ResetStory story = new ResetStory(target);
    Reservation reservation = story.reserve(FaceMatch.MATCHED);
    int before = story.card.triesLeft(story.other);
    try (Pin pin = wrong(story.other)) {
      assertThat(story.visitWith(pin, KIOSK))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> {
                assertThat(refused.refusal()).isEqualTo(Refusal.OTHER_SECRET_WRONG);
                assertThat(refused.triesLeft()).isEqualTo(OptionalInt.of(before - 1));
              });
    }
    assertThat(story.card.triesLeft(story.other)).isEqualTo(before - 1);
    assertThat(story.card.triesLeft(target)).isZero();
    assertThat(story.advice(with(reservation)).nextStep()).isEqualTo(NextStep.GO_TO_KIOSK);
    assertThat(story.visit(KIOSK).validSecret()).isEqualTo(ValidSecret.NEW);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aWrongOtherSecretInTheAppReservesNothing(KeyKind target) throws Exception {
    ResetStory story = new ResetStory(target);
    try (MyNumberCard session = MyNumberCard.open(story.card.connect());
        Pin pin = wrong(story.other)) {
      JpkiAp jpki = session.jpki();
      assertThat(catchThrowableOfType(PinException.class, () -> jpki.verify(pin))).isNotNull();
    }
    assertThat(story.visit(KIOSK))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.refusal()).isEqualTo(Refusal.NO_RESERVATION));
    ResetAdvice advice = story.advice(ServiceFacts.NOT_ASKED);
    assertThat(advice.nextStep()).isEqualTo(NextStep.RESERVE_IN_APP);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aCardSwappedOnTheWayIsRefusedAndBothKeepTheirSecrets(KeyKind target) throws Exception {
    ResetStory story = new ResetStory(target);
    story.reserve(FaceMatch.MATCHED);
    TestCard another = ResetStory.anotherCard();
    String secret = another.secretValue(target);
    assertThat(story.visit(KIOSK, another, UnaryOperator.identity()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.refusal()).isEqualTo(Refusal.ANOTHER_CARD);
              assertThat(refused.refusal().nextStep()).isEqualTo(NextStep.READ_AGAIN);
              assertThat(refused.validSecret()).isEqualTo(ValidSecret.OLD);
            });
    assertThat(another.secretValue(target)).isEqualTo(secret);
    assertThat(story.card.triesLeft(target)).isZero();
    assertThat(story.visit(KIOSK).validSecret()).isEqualTo(ValidSecret.NEW);
  }

  /** Whatever happened, the story goes on from what was said, and ends with a new secret. */
  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aCardPulledAtAnyCommandOfTheKioskLeavesAWayToGoOn(KeyKind target) throws Exception {
    for (Fault fault : List.of(Fault.REMOVED_BEFORE, Fault.REMOVED_AFTER)) {
      Set<ValidSecret> seen = EnumSet.noneOf(ValidSecret.class);
      boolean fired = true;
      for (int index = 0; fired; index++) {
        ResetStory story = new ResetStory(target);
        story.reserve(FaceMatch.MATCHED);
        int at = index;
        FaultyConnection[] faulty = new FaultyConnection[1];
        KioskResult result =
            story.visit(
                KIOSK, story.card, link -> faulty[0] = new FaultyConnection(link, fault, at));
        fired = faulty[0].fired();
        story.card.insert();
        seen.add(result.validSecret());
        goOn(story, result.validSecret(), fault + " at " + index);
      }
      assertThat(seen).as("%s", fault).containsOnly(ValidSecret.values());
    }
  }

  private static void goOn(ResetStory story, ValidSecret said, String name) throws Exception {
    try (Pin fresh = story.fresh()) {
      if (said == ValidSecret.NOT_KNOWN) {
        // As KioskResult says: enter the new one once; if it is refused, the old one is valid.
        int before = story.card.triesLeft(story.target);
        boolean isNew = before > 0 && story.signsWith(fresh);
        if (!isNew) {
          assertThat(story.visit(KIOSK).validSecret()).as(name).isEqualTo(ValidSecret.NEW);
        }
      } else if (said == ValidSecret.OLD) {
        assertThat(story.card.triesLeft(story.target)).as(name).isZero();
        assertThat(story.visit(KIOSK).validSecret()).as(name).isEqualTo(ValidSecret.NEW);
      }
      assertThat(story.signsWith(fresh)).as(name).isTrue();
    }
  }

  /** The face is compared when the sign password is reset; the PIN needs none. */
  @Test
  void facesCloseNothingForThePin() throws Exception {
    ResetStory story = new ResetStory(KeyKind.AUTH);
    for (int i = 1; i <= 6; i++) {
      story.reserve(FaceMatch.NOT_MATCHED);
    }
    assertThat(story.visit(KIOSK).validSecret()).isEqualTo(ValidSecret.NEW);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void afterTheResetThereIsNothingToReset(KeyKind target) throws Exception {
    ResetStory story = new ResetStory(target);
    story.reserve(FaceMatch.MATCHED);
    assertThat(story.visit(KIOSK).validSecret()).isEqualTo(ValidSecret.NEW);
    ResetAdvice advice = story.advice(ServiceFacts.NOT_ASKED, Answer.YES);
    assertThat(advice.reason()).isEqualTo(Reason.TARGET_KNOWN);
    assertThat(advice.nextStep()).isEqualTo(NextStep.CHANGE_IN_PLACE);
  }
}
