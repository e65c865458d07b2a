package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.cli.file.OutputFile;
import io.github.jpki4j.cli.file.SecretFile;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.pdf.NormalizedPdf;
import io.github.jpki4j.document.pdf.PdfNormalizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes an unsigned PDF anew, so that all programs read it in one way. */
@Command(name = "normalize")
final class PdfNormalizeCommand implements CliCommand {

  private final CommandContext context;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "OUT",
      descriptionKey = "option.out-normalized")
  private String out = "";

  @Parameters(index = "0", paramLabel = "IN", descriptionKey = "parameter.in")
  private String in = "";

  PdfNormalizeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() {
    if (out.equals("-")) {
      throw new Failure(ExitCode.USAGE, "normalize.out");
    }
    NormalizedPdf normalized = normalize();
    try (OutputFile file = OutputFile.open(SecretFile.path(out))) {
      file.write(normalized.pdf());
    }
    return context.results().show(() -> text(normalized), () -> json(normalized));
  }

  private NormalizedPdf normalize() {
    try {
      return PdfNormalizer.normalize(new DataFile(in, context.environment().in()).document());
    } catch (DocumentException e) {
      throw e.problem() == Problem.PDF_ENCRYPTED
          ? new Failure(e, ExitCode.FILE_ERROR, "normalize.encrypted", in)
          : DocumentFailures.of(in, e);
    }
  }

  private String text(NormalizedPdf normalized) {
    Messages messages = context.messages();
    String offset = normalized.offset().isPresent() ? "" + normalized.offset().getAsLong() : "?";
    String key = normalized.wasClean() ? "normalize.clean" : "normalize.repaired";
    TextPage page =
        new TextPage(0)
            .paragraph(messages.get(key, in, out, normalized.pages(), offset, normalized.reason()));
    if (!normalized.wasClean()) {
      page.paragraph(messages.get("normalize.look", in, out));
    }
    return page.toString();
  }

  private Json json(NormalizedPdf normalized) {
    return new Json()
        .put("clean", normalized.wasClean())
        .put("reason", normalized.reason())
        .put("offset", normalized.offset().orElse(-1))
        .put("pages", normalized.pages())
        .put("bytes", normalized.pdf().length)
        .put("out", out);
  }
}
