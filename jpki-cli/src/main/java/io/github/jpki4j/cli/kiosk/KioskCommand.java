package io.github.jpki4j.cli.kiosk;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.simulation.SimulationOptions;
import io.github.jpki4j.kiosk.program.KioskRun;
import io.github.jpki4j.kiosk.server.KioskServer;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the pages of a kiosk and of an app in a browser, until it is stopped. */
@Command(name = "kiosk")
public final class KioskCommand implements CliCommand {

  private static final int MOST_PORTS = 65_535;
  private static final int MOST_SECONDS = 1_000_000;

  private final CommandContext context;
  private final SimulationOptions simulation;

  @Option(names = "--config", paramLabel = "FILE", descriptionKey = "option.kiosk-config")
  private Optional<String> configuration = Optional.empty();

  @Option(names = "--port", paramLabel = "PORT", descriptionKey = "option.kiosk-port")
  private Optional<Integer> port = Optional.empty();

  @Option(names = "--for", paramLabel = "SECONDS", descriptionKey = "option.for")
  private Optional<Integer> duration = Optional.empty();

  @Option(names = "--no-browser", descriptionKey = "option.no-browser")
  private boolean noBrowser;

  public KioskCommand(CommandContext context, SimulationOptions simulation) {
    this.context = context;
    this.simulation = simulation;
  }

  @Override
  public ExitCode work() throws JpkiException {
    requireNumber("--port", port, MOST_PORTS);
    requireNumber("--for", duration, MOST_SECONDS);
    requireEffect();
    return run(start());
  }

  private KioskStart start() throws JpkiException {
    if (configuration.isPresent()) {
      return KioskStart.configured(configuration.get());
    }
    return context.isSimulated()
        ? KioskStart.simulated(simulation.special(), port.orElse(0))
        : KioskStart.real(context, port.orElse(0));
  }

  private ExitCode run(KioskStart start) {
    try (KioskServer kiosk = start.server();
        KioskRun run = new KioskRun(kiosk, start.finish(), start.eachSecond())) {
      KioskLinks links = KioskLinks.of(kiosk, start.isSimulated());
      context.results().show(() -> links.text(context.messages()), links::json);
      context.output().finish();
      if (start.isSimulated() && !noBrowser && context.output().isTerminal()) {
        LinkOpener.open(links.all());
      }
      if (run.await(duration.map(Duration::ofSeconds)) == KioskRun.End.STUCK) {
        throw new Failure(ExitCode.KIOSK_STUCK, "kiosk.stuck");
      }
      return ExitCode.OK;
    }
  }

  /** What is given and would do nothing is refused: who gave it expects something. */
  private void requireEffect() {
    if (configuration.isPresent()) {
      refuse("--simulate", context.isSimulated());
      refuse("--reader", context.options().reader().isPresent());
      refuse("--port", port.isPresent());
    }
    if (noBrowser && !context.isSimulated()) {
      throw new Failure(ExitCode.USAGE, "kiosk.browser");
    }
    if (simulation.state().isPresent()) {
      throw new Failure(ExitCode.USAGE, "usage.no-effect", "--state", "kiosk");
    }
  }

  private static void refuse(String option, boolean given) {
    if (given) {
      throw new Failure(ExitCode.USAGE, "usage.not-together", "--config", option);
    }
  }

  private static void requireNumber(String option, Optional<Integer> number, int most) {
    if (number.filter(n -> n < 0 || n > most).isPresent()) {
      throw new Failure(ExitCode.USAGE, "usage.value", option, "0-" + most);
    }
  }
}
