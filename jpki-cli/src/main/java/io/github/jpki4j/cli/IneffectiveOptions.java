package io.github.jpki4j.cli;

import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.GlobalOptions;
import io.github.jpki4j.cli.simulation.SimulationOptions;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** Options that would do nothing beside the others are refused: who gave them expects something. */
final class IneffectiveOptions {

  /** Those that wait for somebody else than a card. */
  private static final List<String> WAITING = List.of("--ocsp", "--tsa", "--tsa-ocsp");

  private IneffectiveOptions() {}

  /**
   * Looks at a command line.
   *
   * @throws Failure naming the option
   */
  static void refuse(ParseResult parsed, GlobalOptions options, SimulationOptions simulation) {
    ParseResult command = parsed;
    while (command.hasSubcommand()) {
      command = command.subcommand();
    }
    boolean simulates = command.commandSpec().name().equals("simulate");
    if (simulates && options.reader().isPresent()) {
      throw new Failure(ExitCode.USAGE, "usage.no-effect", "--reader", "simulate");
    }
    if (simulation.isChosen() && options.reader().isPresent()) {
      throw new Failure(ExitCode.USAGE, "usage.simulate-and-reader");
    }
    if (command.commandSpec().name().equals("kiosk") && options.hasTimeout()) {
      throw new Failure(ExitCode.USAGE, "usage.no-effect", "--timeout", "kiosk");
    }
    boolean noCard = simulates || simulation.isChosen();
    if (noCard && options.hasTimeout() && simulation.state().isEmpty() && !waits(command)) {
      String with = simulates ? "simulate" : "--simulate";
      throw new Failure(ExitCode.USAGE, "usage.no-effect", "--timeout", with);
    }
  }

  /** Whether it waits for something; a command within {@code record} is looked at by itself. */
  private static boolean waits(ParseResult command) {
    String name = command.commandSpec().name();
    return name.equals("GET")
        || name.equals("record")
        || WAITING.stream().anyMatch(command::hasMatchedOption);
  }
}
