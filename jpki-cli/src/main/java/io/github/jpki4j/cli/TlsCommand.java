package io.github.jpki4j.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Web servers that one logs in to with the card: TLS with client authentication. */
@Command(name = "tls")
final class TlsCommand implements Work {

  private TlsCommand() {}

  /** The command with what it can do. */
  static CommandLine line(CommandContext context) {
    return new CommandLine(new TlsCommand()).addSubcommand("GET", new TlsGetCommand(context));
  }

  @Override
  public ExitCode work() {
    throw new Failure(ExitCode.USAGE, "usage.missing", "GET", "jpki tls --help");
  }
}
