package io.github.jpki4j.cli.document;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.pdf.PdfForm;
import io.github.jpki4j.document.pdf.PdfSigning;
import io.github.jpki4j.document.pdf.PdfTimeStamp;
import io.github.jpki4j.document.pdf.PreparedPdf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Signs a PDF: a signature that is added to it. */
@Command(name = "sign")
final class PdfSignCommand implements CliCommand {

  private final CommandContext context;

  @Option(names = "--format", paramLabel = "pkcs7|cades", descriptionKey = "option.format-pdf")
  private PdfForm form = PdfForm.PKCS7;

  @Mixin private StampOptions stamp = new StampOptions();

  @Option(names = "--field", paramLabel = "NAME", descriptionKey = "option.field")
  private Optional<String> field = Optional.empty();

  @Mixin private SigningOptions options = new SigningOptions();

  @Mixin private TsaOptions tsa = new TsaOptions();

  PdfSignCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() throws JpkiException {
    DataFile.requireOneStandardInput(
        Stream.concat(
            stamp.files(),
            Stream.concat(Stream.of(options.in()), options.pin().pinFile().stream())));
    if (field.isPresent() && stamp.hasPlace()) {
      throw new Failure(ExitCode.USAGE, "usage.field-page");
    }
    return new DocumentSigning(context, options)
        .withTimeStamp(
            tsa,
            (signed, authority) -> PdfTimeStamp.addToSignature(signed, options.hash(), authority),
            "pdf timestamp")
        .run(
            this::prepare,
            new Json().put("format", EnumNames.of(form)).put("stamp", stamp.isWanted()));
  }

  private PreparedPdf prepare(DataFile in) throws DocumentException {
    Instant now = context.environment().clock().instant();
    PdfSigning signing = PdfSigning.of(form, options.hash(), now);
    signing = tsa.isGiven() ? PdfTimeStamp.withRoom(signing) : signing;
    signing = field.map(signing::inField).orElse(signing);
    PreparedPdf prepared =
        PreparedPdf.of(
            in.document(), stamp.isWanted() ? signing.withStamp(stamp.stamp(context)) : signing);
    List<String> left = new ArrayList<>(prepared.emptyFields());
    field.ifPresent(left::remove);
    if (!left.isEmpty()) {
      context
          .output()
          .note("note.empty-fields", String.join(context.messages().get("comma"), left));
    }
    return prepared;
  }
}
