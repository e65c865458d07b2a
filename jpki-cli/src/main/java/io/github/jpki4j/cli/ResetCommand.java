package io.github.jpki4j.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The reset of a secret: what to do about it, what the words mean, and the whole of it with
 * simulated cards.
 */
@Command(name = "reset")
final class ResetCommand implements Work {

  private ResetCommand() {}

  /** The command with its steps. */
  static CommandLine line(Jpki jpki) {
    return new CommandLine(new ResetCommand())
        .addSubcommand("check", new ResetCheckCommand(jpki))
        .addSubcommand("explain", new ResetExplainCommand(jpki))
        .addSubcommand("reserve", new ResetReserveCommand(jpki))
        .addSubcommand("show", new ResetShowCommand(jpki))
        .addSubcommand("complete", new ResetCompleteCommand(jpki));
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
