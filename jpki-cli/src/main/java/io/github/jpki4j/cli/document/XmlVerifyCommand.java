package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.cli.file.OutputFile;
import io.github.jpki4j.cli.file.SecretFile;
import io.github.jpki4j.cli.report.VerificationView;
import io.github.jpki4j.cli.validate.ValidationSettings;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.xml.XmlFile;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells whether the signatures of XML hold, and whether one can rely on the signers. */
@Command(name = "verify")
final class XmlVerifyCommand implements CliCommand {

  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "parameter.xml")
  private String file = "";

  @Mixin private ContentOption beside = new ContentOption();

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.out-xml")
  private Optional<String> out = Optional.empty();

  @Mixin private SecondOpinionOption opinion = new SecondOpinionOption();

  @Mixin private VerifyOptions options = new VerifyOptions();

  @Mixin private TsaRootOptions tsaRoots = new TsaRootOptions();

  XmlVerifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() {
    DataFile.requireOneStandardInput(
        Stream.of(
                Stream.of(file), beside.files(), options.trust().files(), tsaRoots.files().stream())
            .flatMap(names -> names));
    opinion.prepare(options);
    ValidationSettings trust = options.trust().read(context);
    byte[] document = new DataFile(file, context.environment().in()).document();
    XmlFile signed = read(document);
    beside.require(file, !signed.isDetached(), out.isPresent());
    Optional<OutputFile> target = out.map(SecretFile::path).map(OutputFile::open);
    try {
      Optional<byte[]> content = beside.read(context);
      DocumentReport report =
          opinion.on(
              verify(signed, content, tsaRoots.in(options.signers(trust), trust, context)),
              document,
              content,
              options,
              trust,
              context);
      VerificationView view = options.view(file, report, trust, context.messages());
      if (report.isGood()) {
        target.ifPresent(t -> t.write(signed.signedContent().orElseThrow()));
      }
      return context.results().show(view::text, view::json, view.failure());
    } finally {
      target.ifPresent(OutputFile::close);
    }
  }

  private static DocumentReport verify(
      XmlFile signed, Optional<byte[]> content, SignerValidator signers) {
    return content.isPresent() ? signed.verify(signers, content.get()) : signed.verify(signers);
  }

  private XmlFile read(byte[] document) {
    try {
      return XmlFile.read(document);
    } catch (DocumentException e) {
      throw DocumentFailures.of(file, e);
    }
  }
}
