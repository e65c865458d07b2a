package io.github.jpki4j.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.card.ApplicationPresence;
import io.github.jpki4j.card.CardAnswer;
import io.github.jpki4j.card.CardHint;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.NeighbourApplication;
import io.github.jpki4j.card.ResidenceCardType;
import io.github.jpki4j.card.WholeCard;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.TestSecret;
import io.github.jpki4j.testkit.card.Ability;
import io.github.jpki4j.testkit.card.TracingConnection;
import io.github.jpki4j.testkit.card.WholeCards;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What all applications of each type of card tell for free, and what it takes. */
class WholeCardTest {

  private static final Set<NeighbourApplication> ON_EVERY_PLASTIC =
      Set.of(
          NeighbourApplication.CARD_INFO_INPUT,
          NeighbourApplication.SURFACE,
          NeighbourApplication.RESIDENT,
          NeighbourApplication.COMMON);

  private static final List<SecretKind> SECRETS =
      Stream.<SecretKind>concat(Arrays.stream(KeyKind.values()), Arrays.stream(DataSecret.values()))
          .toList();

  private static WholeCard read(TestCard model) throws Exception {
    return read(model, LinkProfile.standard());
  }

  private static WholeCard read(TestCard model, LinkProfile link) throws Exception {
    try (MyNumberCard card = MyNumberCard.open(model.connect(link))) {
      return card.wholeCard();
    }
  }

  private static Map<TestSecret, Integer> tries(TestCard model) {
    Map<TestSecret, Integer> tries = new EnumMap<>(TestSecret.class);
    for (TestSecret secret : TestSecret.values()) {
      tries.put(secret, model.secret(secret).triesLeft());
    }
    return tries;
  }

  /** Exclusive, then on a link that others share. */
  @ParameterizedTest
  @CsvSource({
    "FULL, 21, 27",
    "SHORT_LINK, 27, 33",
    "SHORT_CARD, 28, 34",
    "NO_SFI, 35, 46",
    "NEITHER, 42, 53",
    "NEITHER_SHORT_LINK, 41, 52",
  })
  void exchangesForThePlainCard(Ability ability, int exclusive, int shared) throws Exception {
    for (LinkProfile profile : List.of(ability.exclusiveLink(), ability.link())) {
      TracingConnection link = new TracingConnection(ability.card().build().connect(profile));
      try (MyNumberCard card = MyNumberCard.open(link)) {
        card.wholeCard();
      }
      assertThat(link.commands())
          .as("%s exclusive %s", ability, profile.exclusive())
          .hasSize(profile.exclusive() ? exclusive : shared);
      assertThat(link.secrets()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(WholeCards.class)
  void eachTypeTellsWhatIsOnIt(WholeCards kind) throws Exception {
    TestCard model = kind.build();
    Map<TestSecret, Integer> before = tries(model);
    WholeCard whole = read(model);
    assertThat(tries(model)).as("no try is spent").isEqualTo(before);
    assertThat(whole.kind()).isEqualTo(kind.kind());
    for (NeighbourApplication application : NeighbourApplication.values()) {
      assertThat(whole.presence(application))
          .as("%s", application)
          .isEqualTo(kind.presence(application));
    }
    assertThat(whole.hints()).isEqualTo(kind.hints());
    assertThat(whole.expiry().isPresent())
        .isEqualTo(kind.presence(NeighbourApplication.COMMON) == ApplicationPresence.PRESENT);
    whole.expiry().ifPresent(day -> assertThat(day).isEqualTo(model.expiry()));
    for (DataSecret secret : DataSecret.values()) {
      CardAnswer<PinStatus> answer = whole.counter(secret);
      if (kind.counts(secret)) {
        assertThat(answer.orElseThrow().triesLeft())
            .as("%s", secret)
            .isEqualTo(OptionalInt.of(model.triesLeft(secret)));
      } else {
        assertThat(answer.state()).as("%s", secret).isEqualTo(CardAnswer.State.NOT_ASKED);
      }
    }
  }

  @Test
  void theLicenceTellsWhetherAPinIsSet() throws Exception {
    assertThat(read(WholeCards.LICENCE_PIN_NOT_SET.build()).licencePinSet().value())
        .contains(false);
    assertThat(read(WholeCards.LICENCE.build()).licencePinSet().value()).contains(true);
    assertThat(read(WholeCards.LICENCE_LOCKED.build()).licencePinSet().state())
        .isEqualTo(CardAnswer.State.NOT_ASKED);
    assertThat(read(WholeCards.LICENCE_BLOCKED.build()).counter(DataSecret.LICENCE).value())
        .hasValueSatisfying(status -> assertThat(status.isBlocked()).isTrue());
  }

  @Test
  void theResidenceApplicationTellsTheTypeOfTheCard() throws Exception {
    assertThat(read(WholeCards.RESIDENCE_07.build()).residenceCardType().value())
        .contains(ResidenceCardType.SPECIFIED_RESIDENCE_CARD);
    assertThat(read(WholeCards.RESIDENCE_08.build()).residenceCardType().value())
        .contains(ResidenceCardType.SPECIAL_PERMANENT_RESIDENT_CERTIFICATE);
  }

  /** Each counter has a value of its own, so that none can be taken for another. */
  @Test
  void eachCounterIsThatOfItsOwnSecret() throws Exception {
    TestCard model = TestCard.builder().type(TestCardType.DRIVING_LICENCE).build();
    model.setTriesLeft(KeyKind.AUTH, 1);
    model.setTriesLeft(KeyKind.SIGN, 4);
    model.setTriesLeft(DataSecret.CARD_INFO, 2);
    model.setTriesLeft(DataSecret.RESIDENT, 0);
    model.setTriesLeft(DataSecret.CARD_INFO_NUMBER_A, 9);
    model.setTriesLeft(DataSecret.CARD_INFO_NUMBER_B, 8);
    model.setTriesLeft(DataSecret.SURFACE_BIRTH_KEY, 7);
    model.setTriesLeft(DataSecret.SURFACE_NUMBER_A, 6);
    model.setTriesLeft(DataSecret.SURFACE_NUMBER_B, 5);
    model.setTriesLeft(DataSecret.LICENCE, 3);
    for (LinkProfile link :
        List.of(LinkProfile.standard(), LinkProfile.standard().withExclusive(true))) {
      WholeCard whole = read(model, link);
      for (SecretKind secret : SECRETS) {
        assertThat(whole.counter(secret).orElseThrow())
            .isEqualTo(
                new PinStatus(
                    secret,
                    OptionalInt.of(model.triesLeft(secret)),
                    whole.counter(secret).orElseThrow().triesMax()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CardVariant.class,
      names = {"QUERY_9000", "QUERY_63CF"})
  void whatNoSecretCanHaveIsUnknown(CardVariant odd) throws Exception {
    WholeCard whole = read(TestCard.builder().with(odd).build());
    for (DataSecret secret : DataSecret.values()) {
      whole
          .counter(secret)
          .value()
          .ifPresent(told -> assertThat(told.triesLeft()).as("%s", secret).isEmpty());
    }
  }

  @Test
  void theJpkiApplicationIsSelectedAfterwards() throws Exception {
    TestCard model = TestCard.builder().build();
    try (MyNumberCard card = MyNumberCard.open(model.connect())) {
      card.wholeCard();
      assertThat(card.selected().orElseThrow().pinStatus(KeyKind.AUTH).triesLeft()).hasValue(3);
    }
    try (MyNumberCard card = MyNumberCard.open(WholeCards.OTHER_CARD.build().connect())) {
      card.wholeCard();
      assertThat(card.selected()).isEmpty();
    }
  }

  /** SELECT alone says it: 9000, 6283, 6A82; whatever else is answered says nothing. */
  @ParameterizedTest
  @CsvSource({
    "9000, PRESENT",
    "6283, LOCKED",
    "6A82, ABSENT",
    "6A81, UNKNOWN",
    "6A86, UNKNOWN",
    "6985, UNKNOWN",
    "6999, UNKNOWN",
    "6D00, UNKNOWN",
    "6E00, UNKNOWN",
    "6F00, UNKNOWN",
    "63C3, UNKNOWN",
    "'', UNKNOWN",
  })
  void fromAnotherAnswerNothingFollows(String status, ApplicationPresence presence)
      throws Exception {
    for (NeighbourApplication application : NeighbourApplication.values()) {
      TestCard model = TestCard.builder().build();
      AnswerToSelect link = new AnswerToSelect(model.connect(), application, status);
      try (MyNumberCard card = MyNumberCard.open(link)) {
        WholeCard whole = card.wholeCard();
        assertThat(whole.presence(application)).as("%s", application).isEqualTo(presence);
        for (NeighbourApplication other : NeighbourApplication.values()) {
          if (other != application) {
            assertThat(whole.presence(other).isThere())
                .as("%s", other)
                .isEqualTo(ON_EVERY_PLASTIC.contains(other));
          }
        }
        if (presence != ApplicationPresence.PRESENT) {
          application
              .secrets()
              .forEach(
                  secret ->
                      assertThat(whole.counter(secret).state())
                          .isEqualTo(CardAnswer.State.NOT_ASKED));
        }
      }
    }
  }

  @Test
  void nothingInItIsInALog() throws Exception {
    WholeCard whole = read(WholeCards.RESIDENCE_07.build());
    assertThat(whole.toString()).isEqualTo("WholeCard[MY_NUMBER, [hidden]]");
    assertThat(CardHint.FACE_AUTHENTICATION.grade()).isEqualTo(CardHint.Grade.POSSIBLE);
  }
}
