package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.cli.validate.ValidationSettings;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.longterm.LongTermService;
import io.github.jpki4j.document.longterm.ValidationData;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether another library is asked, too. It is beside the command, not in it. */
final class SecondOpinionOption {

  @Option(names = "--second-opinion", descriptionKey = "option.second-opinion")
  private boolean wanted;

  private Optional<LongTermService> service = Optional.empty();

  /**
   * Looks for the library, before anything else is done.
   *
   * @throws Failure if it is wanted and not there, or does not work, or if it could not be shown a
   *     list that comes from standard input
   */
  void prepare(VerifyOptions options) {
    if (!wanted) {
      return;
    }
    if (options.trust().crls().contains("-")) {
      throw new Failure(ExitCode.USAGE, "usage.second-opinion-stdin");
    }
    service = Optional.of(LongTermModule.require());
  }

  /** The report with the other opinion, if one is wanted. */
  DocumentReport on(
      DocumentReport report,
      byte[] document,
      Optional<byte[]> content,
      VerifyOptions options,
      ValidationSettings trust,
      CommandContext context) {
    if (service.isEmpty()) {
      return report;
    }
    ValidationData data =
        ValidationData.of(
                TrustedAuthorities.of(report, trust.authorities(), List.of(options.purpose())))
            .withCertificates(TrustedAuthorities.candidates(trust.authorities()));
    for (String list : options.trust().crls()) {
      data = data.withCrl(new DataFile(list, context.environment().in()).crlBytes());
    }
    for (byte[] answer : options.trust().ocspAnswers()) {
      data = data.withOcspResponse(answer);
    }
    return service.get().secondOpinion(report, document, content, data, trust.at());
  }
}
