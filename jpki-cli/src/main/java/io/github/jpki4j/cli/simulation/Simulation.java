package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.file.OutputFile;
import io.github.jpki4j.reset.simulation.ServiceMemory;
import io.github.jpki4j.testcard.TestCard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A simulated card and what its reset service remembers, kept in a file between commands. It may be
 * written by several threads.
 */
public final class Simulation {

  private final StateLock lock;
  private final Path path;
  private final CardDescription description;
  private final Instant made;
  private final TestCard card;

  /** As on the card when it was made. */
  private final List<SavedSecret> fresh;

  /** What proved that the file can be written, until it is written for the first time. */
  private Optional<OutputFile> opened;

  private ServiceMemory memory;
  private Optional<Instant> lastUse;
  private boolean ended;

  /** Whether it was told already that the file cannot be written. */
  private boolean failed;

  /**
   * Takes the lock and the file over.
   *
   * @throws IllegalArgumentException if there can be no such card
   */
  Simulation(StateLock lock, Path path, OutputFile opened, SimulationState state) {
    this.lock = lock;
    this.path = path;
    this.opened = Optional.of(opened);
    this.description = state.description();
    this.made = state.made();
    this.card = state.freshCard();
    this.fresh = SavedSecret.of(card);
    this.memory = state.memory();
    this.lastUse = state.lastUse();
    state.secrets().forEach(secret -> secret.applyTo(card));
  }

  public SimulatedCard kind() {
    return description.kind();
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
  public synchronized void remember(ServiceMemory value, Instant at) {
    if (!memory.equals(value)) {
      memory = value;
      lastUse = Optional.of(at);
    }
  }

  /**
   * Writes the file, unless others may use it already.
   *
   * @throws Failure if that failed; what was there before is still there then
   */
  synchronized void write() {
    if (!ended) {
      SimulationState state = new SimulationState(description, made, lastUse, secrets(), memory);
      try (OutputFile file = opened.orElseGet(() -> OutputFile.openPrivate(path))) {
        opened = Optional.empty();
        file.write(StateText.of(state).getBytes(StandardCharsets.UTF_8));
      } catch (Failure e) {
        failed = true;
        throw e;
      }
    }
  }

  /** Those that stand in every file, and those that are not as on a new card. */
  private List<SavedSecret> secrets() {
    List<SavedSecret> secrets = new ArrayList<>(SavedSecret.of(card));
    secrets.removeIf(secret -> !secret.isAlwaysWritten() && fresh.contains(secret));
    return secrets;
  }

  /**
   * Writes the file, unless that has failed already, and lets others use it. No effect the second
   * time.
   *
   * @throws Failure if that failed; what was there before is still there then
   */
  synchronized void save() {
    if (!ended) {
      try (lock) {
        if (!failed) {
          write();
        }
      } finally {
        ended = true;
      }
    }
  }
}
