package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.cli.file.OutputFile;
import io.github.jpki4j.cli.file.SecretFile;
import io.github.jpki4j.cli.report.VerificationView;
import io.github.jpki4j.cli.validate.ValidationSettings;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentRevision;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.pdf.PdfSignatures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells whether the signatures of a PDF hold, and whether one can rely on the signers. */
@Command(name = "verify")
final class PdfVerifyCommand implements CliCommand {

  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "parameter.pdf")
  private String file = "";

  @Option(
      names = "--extract-revision",
      paramLabel = "N",
      descriptionKey = "option.extract-revision")
  private Optional<Integer> revision = Optional.empty();

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.out-revision")
  private Optional<String> out = Optional.empty();

  @Mixin private SecondOpinionOption opinion = new SecondOpinionOption();

  @Mixin private VerifyOptions options = new VerifyOptions();

  @Mixin private TsaRootOptions tsaRoots = new TsaRootOptions();

  PdfVerifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() {
    DataFile.requireOneStandardInput(
        Stream.of(Stream.of(file), options.trust().files(), tsaRoots.files().stream())
            .flatMap(names -> names));
    if (revision.isPresent() != out.isPresent()) {
      throw new Failure(ExitCode.USAGE, "usage.extract");
    }
    opinion.prepare(options);
    ValidationSettings trust = options.trust().read(context);
    byte[] pdf = new DataFile(file, context.environment().in()).document();
    Optional<OutputFile> target = out.map(SecretFile::path).map(OutputFile::open);
    try {
      DocumentReport report =
          opinion.on(
              verify(pdf, tsaRoots.in(options.signers(trust), trust, context)),
              pdf,
              Optional.empty(),
              options,
              trust,
              context);
      target.ifPresent(t -> t.write(signed(report, revision.orElseThrow()).extract(pdf)));
      VerificationView view = options.view(file, report, trust, context.messages());
      return context.results().show(view::text, view::json, view.failure());
    } finally {
      target.ifPresent(OutputFile::close);
    }
  }

  private DocumentRevision signed(DocumentReport report, int number) {
    List<DocumentRevision> all = report.revisions();
    if (number < 1 || number > all.size()) {
      throw new Failure(ExitCode.USAGE, "usage.no-revision", file, all.size());
    }
    return all.get(number - 1);
  }

  private DocumentReport verify(byte[] pdf, SignerValidator signers) {
    try {
      return PdfSignatures.verify(pdf, signers);
    } catch (DocumentException e) {
      throw DocumentFailures.of(file, e);
    }
  }
}
