package io.github.jpki4j.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.number.IndividualNumberPurpose;
import io.github.jpki4j.card.surface.FaceScope;
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberA;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.card.Ability;
import io.github.jpki4j.testkit.card.InsertedCard;
import io.github.jpki4j.testkit.card.TracingConnection;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link ApduCountTest} for the card face and the individual number. */
class SurfaceCountTest {

  /** The numbers of the card that each builder makes. */
  private static final TestCard NUMBERS = TestCard.builder().build();

  private static TracingConnection connect(Ability ability) {
    return new TracingConnection(
        InsertedCard.connect(ability.card().build(), ability.exclusiveLink()));
  }

  private static void assertCounts(TracingConnection link, int count, int questions) {
    assertThat(link.withoutQuestions()).as("commands %s", link.commands()).isEqualTo(count);
    assertThat(link.questions()).as("retry-counter queries").isEqualTo(questions);
    assertThat(link.secrets()).as("a secret is sent once").isEqualTo(1);
  }

  /** With the simulated card's file, in pieces of 256 bytes where extended length does not work. */
  @ParameterizedTest
  @CsvSource({
    "FULL, 3, 4, 1",
    "SHORT_LINK, 13, 7, 1",
    "SHORT_CARD, 14, 8, 1",
    "NO_SFI, 5, 6, 2",
    "NEITHER, 16, 10, 2",
    "NEITHER_SHORT_LINK, 15, 9, 2",
  })
  void cardFaceAndCardFaceWithoutPhoto(Ability ability, int all, int without, int questions)
      throws Exception {
    for (FaceScope scope : FaceScope.values()) {
      TracingConnection link = connect(ability);
      try (VerificationNumberB number = numberB();
          MyNumberCard card = MyNumberCard.open(link)) {
        card.surface().readFace(number, scope, TryPolicy.KEEP_LAST).close();
        assertCounts(link, scope == FaceScope.ALL ? all : without, questions);
      }
    }
  }

  /** Who insists, and has read the counter once, needs three exchanges and no question. */
  @Test
  void aSecondReadOfTheFaceTakesThreeExchangesInAll() throws Exception {
    TracingConnection link = connect(Ability.FULL);
    try (VerificationNumberB number = numberB();
        MyNumberCard card = MyNumberCard.open(link)) {
      card.surface().readFace(number).close();
      link.clear();
      card.surface().readFace(number, FaceScope.ALL, TryPolicy.SPEND_LAST).close();
      assertThat(link.commands()).hasSize(3);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FULL, 3, 1",
    "SHORT_LINK, 5, 1",
    "SHORT_CARD, 6, 1",
    "NO_SFI, 5, 2",
    "NEITHER, 8, 2",
    "NEITHER_SHORT_LINK, 7, 2",
  })
  void ageRecord(Ability ability, int count, int questions) throws Exception {
    TracingConnection link = connect(ability);
    try (BirthKey key = BirthKey.of(LocalDate.of(1980, 2, 17));
        MyNumberCard card = MyNumberCard.open(link)) {
      card.surface().readAge(key);
      assertCounts(link, count, questions);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FULL, 3, 3, 1",
    "SHORT_LINK, 3, 5, 1",
    "SHORT_CARD, 3, 6, 1",
    "NO_SFI, 5, 5, 2",
    "NEITHER, 5, 8, 2",
    "NEITHER_SHORT_LINK, 5, 7, 2",
  })
  void individualNumberAndItsImage(Ability ability, int number, int image, int questions)
      throws Exception {
    TracingConnection link = connect(ability);
    try (CardInfoPin pin = CardInfoPin.of("4321".toCharArray());
        MyNumberCard card = MyNumberCard.open(link)) {
      card.individualNumber(IndividualNumberPurpose.OWN_NUMBER).read(pin).close();
      assertCounts(link, number, questions);
    }
    TracingConnection other = connect(ability);
    try (VerificationNumberA pin =
            VerificationNumberA.of(NUMBERS.verificationNumberA().toCharArray());
        MyNumberCard card = MyNumberCard.open(other)) {
      card.individualNumber(IndividualNumberPurpose.OWN_NUMBER)
          .readImage(pin, TryPolicy.KEEP_LAST)
          .close();
      assertCounts(other, image, questions);
    }
  }

  private static VerificationNumberB numberB() {
    return VerificationNumberB.of(NUMBERS.verificationNumberB().toCharArray());
  }
}
