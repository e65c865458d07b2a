package io.github.jpki4j.cli.kiosk;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.cli.command.CardAccess;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.kiosk.PcscKioskReader;
import io.github.jpki4j.kiosk.program.ConfigurationException;
import io.github.jpki4j.kiosk.program.KioskConfiguration;
import io.github.jpki4j.kiosk.server.KioskServer;
import io.github.jpki4j.kiosk.server.KioskServerBuilder;
import io.github.jpki4j.kiosk.server.KioskSimulation;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.pcsc.ReaderException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A server that was started.
 *
 * @param server closed by whoever runs it
 * @param isSimulated whether everything in it is TEST data
 * @param finish how long who is being served may go on after a signal
 * @param eachSecond what is done every second
 */
record KioskStart(KioskServer server, boolean isSimulated, Duration finish, Runnable eachSecond) {

  /** As the configuration file has it where nothing is said. */
  private static final Duration FINISH = Duration.ofSeconds(20);

  /**
   * With simulated cards.
   *
   * @param card the name of one that lies in the kiosk already
   */
  static KioskStart simulated(Optional<String> card, int port) {
    return started(
        card.map(KioskSimulation::builder).orElseGet(KioskSimulation::builder), port, true);
  }

  /** With a reader of this computer, for what can be done with a real card. */
  static KioskStart real(CommandContext context, int port) throws JpkiException {
    String reader = reader(context.access().readers(), context.options().reader());
    return started(
        KioskServer.builder().kiosk(new PcscKioskReader(PcscReaders.system(), reader)),
        port,
        false);
  }

  private static KioskStart started(KioskServerBuilder builder, int port, boolean isSimulated) {
    try {
      return new KioskStart(builder.port(port).start(), isSimulated, FINISH, () -> {});
    } catch (IOException e) {
      throw new Failure(e, ExitCode.USAGE, "kiosk.port", port);
    }
  }

  private static String reader(List<CardAccess.Reader> readers, Optional<String> wanted)
      throws ReaderException {
    List<String> names = readers.stream().map(CardAccess.Reader::name).toList();
    String part = wanted.orElse("").toLowerCase(Locale.ROOT);
    List<String> matching =
        names.stream().filter(name -> name.toLowerCase(Locale.ROOT).contains(part)).toList();
    if (matching.size() == 1) {
      return matching.get(0);
    }
    if (names.isEmpty()) {
      throw new ReaderException(ReaderException.Problem.NO_READER, "no reader", names);
    }
    throw matching.isEmpty()
        ? new ReaderException(ReaderException.Problem.UNKNOWN_READER, "no such reader", names)
        : new ReaderException(ReaderException.Problem.AMBIGUOUS_READER, "several", matching);
  }

  /** As a file describes it. */
  static KioskStart configured(String file) {
    try {
      KioskConfiguration read = KioskConfiguration.read(Path.of(file));
      KioskServer server = read.start(PcscReaders::system);
      return new KioskStart(server, read.isSimulated(), read.finish(), read.files(server));
    } catch (ConfigurationException e) {
      throw failure(e);
    } catch (InvalidPathException e) {
      throw new Failure(e, ExitCode.FILE_ERROR, "kiosk.config.UNREADABLE", file);
    } catch (IOException e) {
      throw new Failure(e, ExitCode.USAGE, "kiosk.config.listen");
    }
  }

  private static Failure failure(ConfigurationException e) {
    ExitCode code =
        e.problem() == ConfigurationException.Problem.UNREADABLE
            ? ExitCode.FILE_ERROR
            : ExitCode.USAGE;
    return new Failure(e, code, "kiosk.config." + e.problem(), e.subject(), e.allowed());
  }
}
