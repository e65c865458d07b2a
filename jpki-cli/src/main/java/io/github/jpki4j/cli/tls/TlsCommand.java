package io.github.jpki4j.cli.tls;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Web servers that one logs in to with the card: TLS with client authentication. */
@Command(name = "tls")
public final class TlsCommand implements CliCommand {

  private TlsCommand() {}

  /** The command with what it can do. */
  public static CommandLine line(CommandContext context) {
    return new CommandLine(new TlsCommand()).addSubcommand("GET", new TlsGetCommand(context));
  }

  @Override
  public ExitCode work() {
    throw new Failure(ExitCode.USAGE, "usage.missing", "GET", "jpki tls --help");
  }
}
