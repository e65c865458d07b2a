package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Signed data of CMS (RFC 5652), made with the card and checked. */
@Command(name = "cms")
public final class CmsCommand implements CliCommand {

  private CmsCommand() {}

  /** The command with its parts. */
  public static CommandLine line(CommandContext context) {
    return new CommandLine(new CmsCommand())
        .addSubcommand("sign", new CmsSignCommand(context))
        .addSubcommand("verify", new CmsVerifyCommand(context))
        .addSubcommand("timestamp", new CmsTimestampCommand(context))
        .addSubcommand("extend", new CmsExtendCommand(context));
  }

  @Override
  public ExitCode work() {
    throw new Failure(
        ExitCode.USAGE, "usage.missing", "sign|verify|timestamp|extend", "jpki cms --help");
  }
}
