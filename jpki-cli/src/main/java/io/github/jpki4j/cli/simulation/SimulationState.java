package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.reset.simulation.ServiceMemory;
import io.github.jpki4j.testcard.TestCard;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a simulation. The secrets are those of a card that does not exist; they are here
 * because the next command verifies them.
 *
 * @param description which card
 * @param made when the card was made: its certificates are as of that day
 * @param lastUse when the reset service was last used
 * @param secrets those that are not, or need not be, as on a fresh card
 * @param memory what the reset service remembers
 */
record SimulationState(
    CardDescription description,
    Instant made,
    Optional<Instant> lastUse,
    List<SavedSecret> secrets,
    ServiceMemory memory) {

  /**
   * The card as it was made, before anybody used it.
   *
   * @throws IllegalArgumentException if there can be no such card
   */
  TestCard freshCard() {
    return description.card(Clock.fixed(made, ZoneOffset.UTC)).build();
  }

  /** Of a card that nobody has used. */
  static SimulationState fresh(CardDescription description, Instant made) {
    return new SimulationState(description, made, Optional.empty(), List.of(), ServiceMemory.EMPTY);
  }

  @Override
  public String toString() {
    return "SimulationState[" + made + ", [hidden]]";
  }
}
