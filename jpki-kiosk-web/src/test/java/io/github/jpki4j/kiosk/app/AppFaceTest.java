package io.github.jpki4j.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.kiosk.FaceCheck;
import io.github.jpki4j.kiosk.flow.Patience;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.reset.simulation.FaceMatch;
import io.github.jpki4j.testcard.TestCard;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** An integrator's comparison in place of a tester's choice. */
class AppFaceTest {

  private static final String TO_THE_FACE = "insert reserve accept sign yes go-on type/1234";

  private static AppDesk desk(FaceCheck check) {
    return new AppDesk(
        UnaryOperator.identity(), UnaryOperator.identity(), Optional.of(check), Patience.STANDARD);
  }

  @Test
  void thePhotoOfTheCardThatVouchedIsCompared() {
    TestCard card = AppCards.of("good");
    AtomicInteger bytes = new AtomicInteger();
    FaceCheck check =
        session -> {
          try (VerificationNumberB number =
              VerificationNumberB.of(card.verificationNumberB().toCharArray())) {
            return FaceMatch.of(
                session.surface(),
                number,
                photo -> {
                  bytes.set(photo.bytes().length);
                  return FaceMatch.MATCHED;
                });
          }
        };
    try (AppDesk desk = desk(check)) {
      desk.play(card, TO_THE_FACE);
      assertThat(desk.seen()).isEqualTo("done");
      assertThat(bytes).hasPositiveValue();
    }
  }

  @Test
  void whatItFindsIsWhatTheServiceGets() {
    try (AppDesk desk = desk(card -> FaceMatch.NOT_MATCHED)) {
      desk.play(AppCards.of("good"), TO_THE_FACE);
      assertThat(desk.seen()).isEqualTo("face-failed/1");
      desk.play(AppCards.of("good"), "again type/1234");
      assertThat(desk.seen()).isEqualTo("face-failed/2");
    }
    try (AppDesk desk = desk(card -> FaceMatch.TOO_DIFFERENT)) {
      desk.play(AppCards.of("good"), TO_THE_FACE);
      assertThat(desk.seen()).isEqualTo("refused/FACE_TOO_DIFFERENT");
      assertThat(desk.reservations()).isZero();
    }
  }

  @Test
  void aCardThatLeavesIsHeldAgainAndNothingIsTypedAgain() {
    TestCard card = AppCards.of("good");
    AtomicInteger times = new AtomicInteger();
    FaceCheck check =
        session -> {
          if (times.getAndIncrement() == 0) {
            throw new TransportException("TEST: the card left", Remedy.PRESENT_CARD);
          }
          return FaceMatch.MATCHED;
        };
    try (AppDesk desk = desk(check)) {
      desk.play(card, TO_THE_FACE);
      assertThat(desk.page()).isEqualTo("hold");
      desk.play(card, "remove swap/somebody");
      assertThat(desk.page()).isEqualTo("another-card");
      assertThat(times).hasValue(1);
      desk.play(card, "again insert go-on type/1234");
      assertThat(desk.seen()).isEqualTo("done");
      assertThat(desk.reservations()).isOne();
    }
  }
}
