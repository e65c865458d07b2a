package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.cli.validate.ValidationSettings;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.pdf.PdfSignatures;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells whether the signatures of a PDF hold, and whether one can rely on the signers. */
@Command(name = "verify")
final class PdfVerifyCommand implements CliCommand {

  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "parameter.pdf")
  private String file = "";

  @Mixin private VerifyOptions options = new VerifyOptions();

  PdfVerifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() {
    DataFile.requireOneStandardInput(Stream.concat(Stream.of(file), options.trust().files()));
    ValidationSettings trust = options.trust().read(context);
    VerificationView view =
        new VerificationView(
            file, verify(options.signers(trust)), options, trust, context.messages());
    return context.results().show(view::text, view::json, view.failure());
  }

  private DocumentReport verify(SignerValidator signers) {
    try {
      return PdfSignatures.verify(
          new DataFile(file, context.environment().in()).document(), signers);
    } catch (DocumentException e) {
      throw DocumentFailures.of(file, e);
    }
  }
}
