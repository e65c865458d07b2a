package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Signatures of XML (XML-DSig), made with the card and checked. */
@Command(name = "xml")
public final class XmlCommand implements CliCommand {

  private XmlCommand() {}

  /** The command with its parts. */
  public static CommandLine line(CommandContext context) {
    return new CommandLine(new XmlCommand())
        .addSubcommand("sign", new XmlSignCommand(context))
        .addSubcommand("verify", new XmlVerifyCommand(context))
        .addSubcommand("extend", new XmlExtendCommand(context));
  }

  @Override
  public ExitCode work() {
    throw new Failure(ExitCode.USAGE, "usage.missing", "sign|verify|extend", "jpki xml --help");
  }
}
