package io.github.jpki4j.reset.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.surface.CardImage;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The face for a reset of the signature password comes from the photo on the chip. */
class FaceMatchTest {

  private static final String WRONG = "01010120319999";

  private final List<CardImage> shown = new ArrayList<>();

  private FaceMatch match(TestCard model, String digits, FaceMatch found) throws JpkiException {
    try (MyNumberCard card = MyNumberCard.open(model.connect());
        VerificationNumberB number = VerificationNumberB.of(digits.toCharArray())) {
      return FaceMatch.of(
          card.surface(),
          number,
          photo -> {
            assertThat(photo.kind()).isEqualTo(CardImage.Kind.JP2);
            assertThat(photo.bytes()).hasSizeGreaterThan(1_000);
            shown.add(photo);
            return found;
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheAppFoundInThePhotoIsTheAnswer(FaceMatch found) throws Exception {
    TestCard model = TestCard.builder().build();
    assertThat(match(model, model.verificationNumberB(), found)).isEqualTo(found);
    assertThat(shown).hasSize(1);
    assertThatThrownBy(shown.get(0)::bytes)
        .as("the photo is erased when it was compared")
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCardWithoutPhotoIsNotCompared() throws Exception {
    TestCard model = TestCard.builder().with(CardVariant.PHOTO_EMPTY).build();
    assertThat(match(model, model.verificationNumberB(), FaceMatch.MATCHED))
        .isEqualTo(FaceMatch.NOT_COMPARED);
    assertThat(shown).isEmpty();
  }

  @Test
  void aNumberFollowsEveryRuleOfPins() {
    TestCard model = TestCard.builder().build();
    assertThatThrownBy(() -> match(model, WRONG, FaceMatch.MATCHED))
        .isInstanceOf(PinIncorrectException.class);
    assertThat(model.triesLeft(DataSecret.SURFACE_NUMBER_B)).isEqualTo(9);
    model.setTriesLeft(DataSecret.SURFACE_NUMBER_B, 1);
    assertThatThrownBy(() -> match(model, WRONG, FaceMatch.MATCHED))
        .isInstanceOf(LastTryException.class);
    assertThat(model.triesLeft(DataSecret.SURFACE_NUMBER_B)).isEqualTo(1);
    model.setTriesLeft(DataSecret.SURFACE_NUMBER_B, 0);
    assertThatThrownBy(() -> match(model, model.verificationNumberB(), FaceMatch.MATCHED))
        .isInstanceOf(PinBlockedException.class);
    assertThat(shown).isEmpty();
  }

  @Test
  void thePhotoDecidesAboutTheReservation() throws Exception {
    ResetDesk desk = new ResetDesk(KeyKind.SIGN);
    String number = desk.card.verificationNumberB();
    assertThatThrownBy(() -> desk.reserve(match(desk.card, number, FaceMatch.NOT_MATCHED)))
        .isInstanceOfSatisfying(
            ResetRefusedException.class,
            e -> assertThat(e.refusal()).isEqualTo(Refusal.FACE_NOT_MATCHED));
    Reservation made = desk.reserve(match(desk.card, number, FaceMatch.MATCHED));
    assertThat(made.target()).isEqualTo(KeyKind.SIGN);
  }
}
