package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.longterm.LongTermLevel;
import io.github.jpki4j.document.longterm.LongTermService;
import io.github.jpki4j.document.longterm.ValidationData;
import io.github.jpki4j.document.pdf.PdfSignatures;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.document.timestamp.TimeStampException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives the signatures of a PDF a long-term form (PAdES). */
@Command(name = "extend")
final class PdfExtendCommand implements CliCommand, Extending {

  private final CommandContext context;

  @Mixin private ExtensionOptions options = new ExtensionOptions();

  PdfExtendCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() {
    return options.run(context, Stream.empty(), this);
  }

  @Override
  public DocumentReport read(byte[] document) throws DocumentException {
    return PdfSignatures.verify(document, NOBODY);
  }

  @Override
  public byte[] extended(
      LongTermService service,
      byte[] document,
      LongTermLevel level,
      ValidationData data,
      TimeStampAuthority authority)
      throws DocumentException, TimeStampException {
    return service.extendPdf(document, level, data, authority);
  }
}
