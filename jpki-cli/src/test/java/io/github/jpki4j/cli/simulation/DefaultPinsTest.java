package io.github.jpki4j.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of the simulated card's secrets is true of each kind of it. */
class DefaultPinsTest {

  static List<String> names() {
    return SimulatedCard.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void numberBIsThatOfEachKindOfCard(String name) {
    SimulatedCard card = SimulatedCard.named(name);
    assertThat(card.numberB(Desk.clock()))
        .isEqualTo(card.card(Desk.clock()).build().verificationNumberB());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void aTesterSeesNumberBWhereThePinsAreTold(String lang) {
    for (String command : new String[] {"status", "genuine", "detect"}) {
      Desk.Result result = Desk.empty().typing().run(command, "--simulate", "--lang=" + lang);
      String shown = result.out() + result.err();
      assertThat(shown).contains("55021720352285").contains(DefaultPins.SIGN);
      assertThat(shown.lines())
          .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80));
    }
  }

  @Test
  void thePinsAreThoseOfTheDefaultCard() {
    TestCard card = SimulatedCard.usual().build();
    assertThat(card.secretValue(KeyKind.AUTH)).isEqualTo(DefaultPins.AUTH);
    assertThat(card.secretValue(KeyKind.SIGN)).isEqualTo(DefaultPins.SIGN);
  }
}
