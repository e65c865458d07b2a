package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.cli.file.OutputFile;
import io.github.jpki4j.cli.file.SecretFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Where a simulation is kept. A file that is not there yet is begun with a fresh card. */
final class StateFile {

  /** Bytes; more than any simulation, with the longest certificates of a tester's. */
  private static final int MOST = 1 << 18;

  private StateFile() {}

  /**
   * Reads a simulation, and makes sure that it can be written. From then on nobody else can use it,
   * until {@link Simulation#save()}.
   *
   * @param name of the file
   * @param wanted which card it must be, and how it is made if there is none yet
   * @param clock makes a fresh card
   * @param patience how long to wait while another command uses it
   * @throws Failure if it cannot be read or written, is in use or something else; it is left as it
   *     is
   */
  static Simulation open(String name, NewCard wanted, Clock clock, Duration patience) {
    Path path = SecretFile.path(name);
    StateLock lock;
    try {
      lock =
          StateLock.take(path, patience)
              .orElseThrow(() -> new Failure(ExitCode.FILE_ERROR, "state.busy", name));
    } catch (IOException e) {
      throw Failures.unwritable(path, e);
    }
    try {
      return open(name, path, wanted, clock, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Simulation open(
      String name, Path path, NewCard wanted, Clock clock, StateLock lock) {
    boolean exists = Files.exists(path);
    if (exists && !wanted.isPlain()) {
      throw new Failure(ExitCode.USAGE, "state.exists", name);
    }
    SimulationState state =
        exists
            ? read(name, path, wanted.description().kind())
            : SimulationState.fresh(
                wanted.description(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
    OutputFile file = OutputFile.openPrivate(path);
    try {
      Simulation simulation = new Simulation(lock, path, file, state);
      if (!exists) {
        wanted.prepare(simulation.card());
      }
      return simulation;
    } catch (IllegalArgumentException e) {
      file.close();
      throw new Failure(e, ExitCode.FILE_ERROR, "state.edited", name);
    }
  }

  private static SimulationState read(String name, Path path, SimulatedCard wanted) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] content = in.readNBytes(MOST + 1);
      if (content.length > MOST) {
        throw new Failure(ExitCode.FILE_ERROR, "state.other-file", name);
      }
      return StateText.parse(new String(content, StandardCharsets.UTF_8), wanted);
    } catch (StateText.Refused e) {
      throw new Failure(e, ExitCode.FILE_ERROR, e.key(), name, e.detail(), wanted.name());
    } catch (IOException e) {
      throw Failures.unreadable(path, e);
    }
  }
}
