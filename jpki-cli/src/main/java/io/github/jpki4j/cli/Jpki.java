package io.github.jpki4j.cli;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.Environment;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.GlobalOptions;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.Output;
import io.github.jpki4j.cli.simulation.SimulationOptions;
import io.github.jpki4j.transport.CardConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code jpki} itself: the options that all its subcommands take. */
@Command(name = "jpki")
final class Jpki implements CliCommand {

  @Mixin private final GlobalOptions options = new GlobalOptions();

  @Mixin private final SimulationOptions simulation;

  @Option(names = "--version", versionHelp = true, descriptionKey = "option.version")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean version;

  private final CommandContext context;

  Jpki(
      Environment environment,
      Messages messages,
      Output output,
      UnaryOperator<CardConnection> tap) {
    this.simulation = new SimulationOptions(environment.clock(), options);
    this.context = new CommandContext(environment, messages, output, options, simulation, tap);
  }

  /** Without a subcommand: a mistake, or somebody who wants to know what there is. */
  @Override
  public ExitCode work() {
    throw new Failure(ExitCode.USAGE, "usage.no-command");
  }

  /** What the subcommands work with. */
  CommandContext context() {
    return context;
  }

  /** Which card is simulated, for the subcommands that are about that. */
  SimulationOptions simulation() {
    return simulation;
  }

  /** The global options as they were given, for a command within this one. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(simulation.arguments());
    arguments.addAll(options.arguments());
    return arguments;
  }
}
