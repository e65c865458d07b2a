package io.github.jpki4j.cli.document;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.JapanTimeText;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.pdf.PdfForm;
import io.github.jpki4j.document.pdf.PdfSigning;
import io.github.jpki4j.document.pdf.PdfTimeStamp;
import io.github.jpki4j.document.pdf.PreparedPdf;
import io.github.jpki4j.document.pdf.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Signs a PDF: a signature that is added to it. */
@Command(name = "sign")
final class PdfSignCommand implements CliCommand {

  private final CommandContext context;

  @Option(names = "--format", paramLabel = "pkcs7|cades", descriptionKey = "option.format-pdf")
  private PdfForm form = PdfForm.PKCS7;

  @Option(names = "--stamp", descriptionKey = "option.stamp")
  private boolean stamped;

  @Option(names = "--stamp-text", paramLabel = "TEXT", descriptionKey = "option.stamp-text")
  private Optional<String> stampText = Optional.empty();

  @Option(names = "--stamp-page", paramLabel = "N", descriptionKey = "option.stamp-page")
  private Optional<Integer> stampPage = Optional.empty();

  @Option(names = "--field", paramLabel = "NAME", descriptionKey = "option.field")
  private Optional<String> field = Optional.empty();

  @Mixin private SigningOptions options = new SigningOptions();

  PdfSignCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() throws JpkiException {
    if (field.isPresent() && stampPage.isPresent()) {
      throw new Failure(ExitCode.USAGE, "usage.field-page");
    }
    return new DocumentSigning(context, options)
        .run(
            this::prepare,
            (signed, authority) -> PdfTimeStamp.addToSignature(signed, options.hash(), authority),
            "pdf timestamp",
            new Json().put("format", EnumNames.of(form)).put("stamp", stamp().isPresent()));
  }

  private PreparedPdf prepare(DataFile in) throws DocumentException {
    Instant now = context.environment().clock().instant();
    PdfSigning signing = PdfSigning.of(form, options.hash(), now);
    signing = options.tsa().isGiven() ? PdfTimeStamp.withRoom(signing) : signing;
    signing = field.map(signing::inField).orElse(signing);
    PreparedPdf prepared =
        PreparedPdf.of(in.document(), stamp().map(signing::withStamp).orElse(signing));
    List<String> left = new ArrayList<>(prepared.emptyFields());
    field.ifPresent(left::remove);
    if (!left.isEmpty()) {
      context.output().note("note.empty-fields", String.join(", ", left));
    }
    return prepared;
  }

  /** What a page shows: nothing of the person but what the person typed. */
  private Optional<Stamp> stamp() {
    if (!stamped && stampText.isEmpty() && stampPage.isEmpty()) {
      return Optional.empty();
    }
    Messages messages = context.messages();
    List<String> lines = new ArrayList<>();
    lines.add(stampText.orElseGet(() -> messages.get("stamp.title")));
    lines.add(
        messages.get("japan-time", JapanTimeText.minutes(context.environment().clock().instant())));
    Stamp stamp = new Stamp(lines, messages.get("stamp.test"), stampPage.orElse(1));
    return Optional.of(context.isSimulated() ? stamp.forTests() : stamp);
  }
}
