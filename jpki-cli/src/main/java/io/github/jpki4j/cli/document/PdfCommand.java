package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Signatures in PDF files, made with the card and checked, and files made ready for them. */
@Command(name = "pdf")
public final class PdfCommand implements CliCommand {

  private PdfCommand() {}

  /** The command with its parts. */
  public static CommandLine line(CommandContext context) {
    return new CommandLine(new PdfCommand())
        .addSubcommand("sign", new PdfSignCommand(context))
        .addSubcommand("verify", new PdfVerifyCommand(context))
        .addSubcommand("normalize", new PdfNormalizeCommand(context))
        .addSubcommand("timestamp", new PdfTimestampCommand(context))
        .addSubcommand("check-registry", new PdfCheckRegistryCommand(context))
        .addSubcommand("extend", new PdfExtendCommand(context));
  }

  @Override
  public ExitCode work() {
    throw new Failure(
        ExitCode.USAGE,
        "usage.missing",
        "sign|verify|timestamp|normalize|check-registry|extend",
        "jpki pdf --help");
  }
}
