package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.file.OutputFile;
import io.github.jpki4j.reset.simulation.ServiceMemory;
import io.github.jpki4j.testcard.TestCard;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** A simulated card and what its reset service remembers, kept in a file between commands. */
public final class Simulation {

  private final StateLock lock;
  private final OutputFile file;
  private final SimulatedCard kind;
  private final Instant made;
  private final TestCard card;
  private ServiceMemory memory;
  private Optional<Instant> lastUse;

  /** Takes the lock and the file over. */
  Simulation(StateLock lock, OutputFile file, SimulatedCard kind, SimulationState state) {
    this.lock = lock;
    this.file = file;
    this.kind = kind;
    this.made = state.made();
    this.card = state.card(kind);
    this.memory = state.memory();
    this.lastUse = state.lastUse();
  }

  public SimulatedCard kind() {
    return kind;
  }

  public TestCard card() {
    return card;
  }

  public ServiceMemory memory() {
    return memory;
  }

  /** When the service was last used, by the time that was said then. */
  public Optional<Instant> lastUse() {
    return lastUse;
  }

  /** What the service remembers from now on. */
  public void remember(ServiceMemory value, Instant at) {
    if (!memory.equals(value)) {
      memory = value;
      lastUse = Optional.of(at);
    }
  }

  /**
   * Writes the file, and lets others use it.
   *
   * @throws Failure if that failed; what was there before is still there then
   */
  void save() {
    try (lock;
        file) {
      SimulationState state =
          new SimulationState(
              made,
              lastUse,
              card.secretValue(KeyKind.AUTH),
              card.triesLeft(KeyKind.AUTH),
              card.secretValue(KeyKind.SIGN),
              card.triesLeft(KeyKind.SIGN),
              SimulationState.dataTries(card),
              memory);
      file.write(StateText.of(kind, state).getBytes(StandardCharsets.UTF_8));
    }
  }
}
