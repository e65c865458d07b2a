package io.github.jpki4j.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.reset.simulation.ServiceMemory;
import io.github.jpki4j.testcard.TestCard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written of a card's secrets can be read again, whatever card it is. */
class SavedSecretTest {

  private static final Instant MADE = Instant.parse("2026-11-23T03:00:00Z");

  static List<String> names() {
    return SimulatedCard.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everySecretOfEveryCardIsReadAsItWasWritten(String name) throws Exception {
    CardDescription card = CardDescription.plain(SimulatedCard.named(name));
    TestCard fresh = SimulationState.fresh(card, MADE).freshCard();
    List<SavedSecret> spent =
        SavedSecret.of(fresh).stream()
            .map(
                secret ->
                    new SavedSecret(
                        secret.which(), secret.value(), Math.max(0, secret.tries() - 1)))
            .toList();
    for (List<SavedSecret> secrets : List.of(SavedSecret.of(fresh), spent)) {
      SimulationState state =
          new SimulationState(card, MADE, Optional.empty(), secrets, ServiceMemory.EMPTY);
      assertThat(StateText.parse(StateText.of(state), card.kind())).isEqualTo(state);
      secrets.forEach(secret -> secret.applyTo(fresh));
      assertThat(SavedSecret.of(fresh)).isEqualTo(secrets);
    }
  }
}
