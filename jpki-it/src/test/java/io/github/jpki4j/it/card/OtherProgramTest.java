package io.github.jpki4j.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.card.CardAnswer;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.NeighbourApplication;
import io.github.jpki4j.card.WholeCard;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testkit.card.Ability;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Another program selects another application before any command, on a link that does not keep it
 * out: a counter that is told is that of its own secret. Each secret has a value of its own.
 */
class OtherProgramTest {

  private static final String TEXT = "00A4040C0AD3921000310001010408";
  private static final String SURFACE = "00A4040C0AD3921000310001010402";

  /**
   * What the other program does. The last three open files as well, with secrets that are right.
   */
  private static final Map<String, List<String>> OTHERS =
      Map.ofEntries(
          Map.entry("issuer domain", List.of("00A4040C07A0000001510000")),
          Map.entry("JPKI", List.of("00A4040C0AD392F000260100000001")),
          Map.entry("text", List.of(TEXT)),
          Map.entry("surface", List.of(SURFACE)),
          Map.entry("resident", List.of("00A4040C0AD3921000310001010401")),
          Map.entry("common", List.of("00A4040C0AD3921000310001010100")),
          Map.entry("licence", List.of("00A4040C10A0000002310600000000000000000000")),
          Map.entry("residence", List.of("00A4040C10D392F0004F0100000000000000000000")),
          Map.entry("text, by PIN", List.of(TEXT, "002000910434333231")),
          Map.entry("text, by number A", List.of(TEXT, "002000940C303132333435363738393031")),
          Map.entry(
              "surface, by number A", List.of(SURFACE, "002000930C303132333435363738393031")));

  private static final List<SecretKind> SECRETS =
      Stream.<SecretKind>concat(Arrays.stream(KeyKind.values()), Arrays.stream(DataSecret.values()))
          .toList();

  static Stream<Arguments> cards() {
    return Stream.of(TestCardType.DRIVING_LICENCE, TestCardType.SPECIFIED_RESIDENCE)
        .flatMap(
            type ->
                Stream.of(Ability.FULL, Ability.NO_SFI, Ability.NEITHER)
                    .map(ability -> Arguments.of(type, ability)));
  }

  /** With the counters of the secrets that the other programs know left full. */
  private static TestCard card(TestCardType type, Ability ability) {
    TestCard model =
        ability.card().type(type).with(CardVariant.FOREIGN_SELECT_KEEPS_VERIFIED).build();
    Map<SecretKind, Integer> tries =
        Map.of(
            KeyKind.AUTH, 2,
            KeyKind.SIGN, 4,
            DataSecret.RESIDENT, 0,
            DataSecret.CARD_INFO_NUMBER_B, 8,
            DataSecret.SURFACE_BIRTH_KEY, 7,
            DataSecret.SURFACE_NUMBER_B, 5,
            DataSecret.LICENCE, 1);
    tries.forEach(model::setTriesLeft);
    return model;
  }

  /**
   * Whether the other program selected the application of this secret: the file of the secret is
   * selected no more, so that one question fails.
   */
  private static boolean isSameApplication(SecretKind secret, String other) {
    if (!(secret instanceof DataSecret data)) {
      return other.startsWith("JPKI");
    }
    return switch (data) {
      case CARD_INFO, CARD_INFO_NUMBER_A, CARD_INFO_NUMBER_B -> other.startsWith("text");
      case SURFACE_BIRTH_KEY, SURFACE_NUMBER_A, SURFACE_NUMBER_B -> other.startsWith("surface");
      case RESIDENT -> other.startsWith("resident");
      case LICENCE -> other.startsWith("licence");
    };
  }

  private static void assertTrue(PinStatus told, TestCard model, String where) {
    assertThat(told.triesLeft())
        .as("%s of %s", told.secret(), where)
        .hasValue(model.triesLeft(told.secret()));
  }

  /** Whoever does so once changes nothing that is told; see {@link #isSameApplication}. */
  @ParameterizedTest
  @MethodSource("cards")
  void whoeverSelectsOnceIsNoticed(TestCardType type, Ability ability) throws Exception {
    TestCard model = card(type, ability);
    WholeCard undisturbed = read(model, List.of(), at -> false);
    for (Map.Entry<String, List<String>> other : OTHERS.entrySet()) {
      int last = 0;
      for (int at = 1; at <= last + 1; at++) {
        int here = at;
        OtherProgram link =
            new OtherProgram(model.connect(ability.link()), other.getValue(), n -> n == here);
        String where = other.getKey() + " before command " + at;
        try (MyNumberCard card = MyNumberCard.open(link)) {
          WholeCard whole = card.wholeCard();
          last = link.commands();
          assertThat(whole.applications()).as(where).isEqualTo(undisturbed.applications());
          for (SecretKind secret : SECRETS) {
            CardAnswer<PinStatus> answer = whole.counter(secret);
            boolean mayFail =
                answer.state() == CardAnswer.State.FAILED
                    && isSameApplication(secret, other.getKey());
            assertThat(mayFail || answer.value().equals(undisturbed.counter(secret).value()))
                .as("%s, %s: %s", secret, where, answer)
                .isTrue();
            answer.value().ifPresent(told -> assertTrue(told, model, where));
          }
          assertThat(whole.expiry()).as(where).isEqualTo(undisturbed.expiry());
          assertThat(whole.licencePinSet().value()).isEqualTo(undisturbed.licencePinSet().value());
          assertThat(whole.residenceCardType().value())
              .isEqualTo(undisturbed.residenceCardType().value());
        }
      }
      assertThat(last).as("commands").isGreaterThan(20);
    }
  }

  /**
   * Whoever does so before every command, or every second or third, is not taken for the
   * application. The resident application is left out: no file shows that it is selected.
   */
  @ParameterizedTest
  @MethodSource("cards")
  void whoeverSelectsAgainAndAgainIsNotBelieved(TestCardType type, Ability ability)
      throws Exception {
    TestCard model = card(type, ability);
    Set<DataSecret> shown = EnumSet.complementOf(EnumSet.of(DataSecret.RESIDENT));
    for (Map.Entry<String, List<String>> other : OTHERS.entrySet()) {
      for (int every = 1; every <= 3; every++) {
        for (int from = 0; from < every; from++) {
          int step = every;
          int rest = from;
          IntPredicate often = n -> n % step == rest;
          WholeCard whole = read(model, ability, other.getValue(), often);
          String where = other.getKey() + " before every command of " + every + ", from " + from;
          for (DataSecret secret : shown) {
            whole.counter(secret).value().ifPresent(told -> assertTrue(told, model, where));
          }
        }
      }
    }
  }

  private static WholeCard read(
      TestCard model, Ability ability, List<String> other, IntPredicate before)
      throws JpkiException {
    try (MyNumberCard card =
        MyNumberCard.open(new OtherProgram(model.connect(ability.link()), other, before))) {
      return card.wholeCard();
    }
  }

  private static WholeCard read(TestCard model, List<String> other, IntPredicate before)
      throws JpkiException {
    return read(model, Ability.FULL, other, before);
  }

  /** The same for the counters of one application alone. */
  @ParameterizedTest
  @MethodSource("cards")
  void theCounterOfAnApplicationIsItsOwn(TestCardType type, Ability ability) throws Exception {
    TestCard model = card(type, ability);
    for (Map.Entry<String, List<String>> other : OTHERS.entrySet()) {
      for (NeighbourApplication application :
          List.of(NeighbourApplication.CARD_INFO_INPUT, NeighbourApplication.SURFACE)) {
        for (DataSecret secret : application.secrets()) {
          int last = 0;
          for (int at = 1; at <= last + 1; at++) {
            int here = at;
            OtherProgram link =
                new OtherProgram(model.connect(ability.link()), other.getValue(), n -> n == here);
            try (MyNumberCard card = MyNumberCard.open(link)) {
              PinStatus told =
                  application == NeighbourApplication.SURFACE
                      ? card.surface().pinStatus(secret)
                      : card.cardInfoInput().pinStatus(secret);
              assertTrue(told, model, other.getKey() + " before command " + at);
            } catch (CardResponseException e) {
              assertThat(isSameApplication(secret, other.getKey())).as(other.getKey(), e).isTrue();
            }
            last = link.commands();
          }
        }
      }
    }
  }
}
