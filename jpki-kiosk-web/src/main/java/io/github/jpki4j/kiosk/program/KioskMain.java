package io.github.jpki4j.kiosk.program;

import io.github.jpki4j.kiosk.server.KioskServer;
import io.github.jpki4j.pcsc.PcscReaders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the server that a configuration file describes, without the command {@code jpki}. */
public final class KioskMain {

  private static final Logger LOG = LoggerFactory.getLogger(KioskMain.class);

  /** The command line or the configuration is not right. */
  private static final int USAGE = 2;

  /** Work does not end: as the command {@code jpki kiosk} says it. */
  private static final int STUCK = 80;

  private KioskMain() {}

  /**
   * Runs until a signal comes, and ends with 0; with 2 if it cannot start, with 80 if a card or a
   * service does not answer any more.
   *
   * @param arguments the configuration file
   */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      LOG.error("give one argument: the configuration file; see docs/kiosk-web.md");
      System.exit(USAGE);
    }
    try {
      KioskConfiguration configuration = KioskConfiguration.read(Path.of(arguments[0]));
      System.exit(run(configuration) == KioskRun.End.STUCK ? STUCK : 0);
    } catch (ConfigurationException | IOException | IllegalStateException e) {
      LOG.error("{}", e.getMessage());
      System.exit(USAGE);
    }
  }

  private static KioskRun.End run(KioskConfiguration configuration)
      throws ConfigurationException, IOException {
    try (KioskServer server = configuration.start(PcscReaders::system);
        KioskRun run = new KioskRun(server, configuration.finish(), configuration.files(server))) {
      return run.await(Optional.empty());
    }
  }
}
