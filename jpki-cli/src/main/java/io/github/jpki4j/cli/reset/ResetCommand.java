package io.github.jpki4j.cli.reset;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.simulation.SimulationOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The reset of a secret: what to do about it, what the words mean, and the whole of it with
 * simulated cards.
 */
@Command(name = "reset")
public final class ResetCommand implements CliCommand {

  private ResetCommand() {}

  /** The command with its steps. */
  public static CommandLine line(CommandContext context, SimulationOptions simulation) {
    return new CommandLine(new ResetCommand())
        .addSubcommand("check", new ResetCheckCommand(context, simulation))
        .addSubcommand("explain", new ResetExplainCommand(context))
        .addSubcommand("reserve", new ResetReserveCommand(context, simulation))
        .addSubcommand("show", new ResetShowCommand(context, simulation))
        .addSubcommand("complete", new ResetCompleteCommand(context, simulation));
  }

  @Override
  public ExitCode work() {
    throw new Failure(
        ExitCode.USAGE,
        "usage.missing",
        "check|explain|reserve|show|complete",
        "jpki reset --help");
  }
}
