package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.document.pdf.PdfTimeStamp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds a time stamp to a PDF: of the document, or of its last signature. */
@Command(name = "timestamp")
final class PdfTimestampCommand implements CliCommand {

  private final CommandContext context;

  @Option(names = "--last-signature", descriptionKey = "option.last-signature")
  private boolean lastSignature;

  @Mixin private TimestampOptions options = new TimestampOptions();

  PdfTimestampCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() {
    return options.run(
        context,
        (pdf, authority) ->
            lastSignature
                ? PdfTimeStamp.addToSignature(pdf, options.hash(), authority)
                : PdfTimeStamp.addToDocument(pdf, options.hash(), authority));
  }
}
