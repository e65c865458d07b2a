package io.github.jpki4j.cli.validate;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.cert.CertificatePolicy;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.cli.card.CardCertificates;
import io.github.jpki4j.cli.card.CommandSession;
import io.github.jpki4j.cli.card.PinEntry;
import io.github.jpki4j.cli.card.PinOptions;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.file.DataFile;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells whether a certificate, on the card or in a file, can be relied on, and why not. */
@Command(name = "validate")
public final class ValidateCommand implements CliCommand {

  /**
   * What is validated.
   *
   * @param name of the file
   * @param certificate the certificate
   * @param authorities the CA certificate beside it on the card
   * @param onCard which one on the card, empty for a file
   */
  record Subject(
      String name,
      JpkiCertificate certificate,
      List<JpkiCertificate> authorities,
      Optional<CertificateKind> onCard) {

    /** What it is for by its own account; by its policy if it is odd otherwise. */
    KeyKind purpose() {
      return onCard
          .or(certificate::kind)
          .map(CertificateKind::key)
          .or(() -> certificate.policy().map(CertificatePolicy::kind))
          .orElse(KeyKind.AUTH);
    }
  }

  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "auth|sign|FILE", descriptionKey = "parameter.validated")
  private String target = "";

  @Option(names = "--as", paramLabel = "auth|sign", descriptionKey = "option.as")
  private Optional<KeyKind> purpose = Optional.empty();

  @Mixin private TrustOptions trustOptions = new TrustOptions();

  @Mixin private PinOptions pinOptions = new PinOptions();

  public ValidateCommand(CommandContext context) {
    this.context = context;
  }

  /** Everything that was typed or lies in a file comes first: a mistake there spends no try. */
  @Override
  public ExitCode work() throws JpkiException {
    DataFile.requireOneStandardInput(
        Stream.of(Stream.of(target), trustOptions.files(), pinOptions.pinFile().stream())
            .flatMap(names -> names));
    ValidationSettings trust = trustOptions.read(context);
    Subject subject = subject(context.environment().in());
    ValidationReport report =
        trust.judge(
            purpose.orElseGet(subject::purpose), subject.certificate(), subject.authorities());
    ValidationView view = new ValidationView(subject, report, context);
    return context.results().show(view::text, view::json, view.failure());
  }

  private Subject subject(InputStream in) throws JpkiException {
    return switch (target) {
      case "auth" -> onCard(CertificateKind.AUTH);
      case "sign" -> onCard(CertificateKind.SIGN);
      default ->
          new Subject(target, new DataFile(target, in).certificate(), List.of(), Optional.empty());
    };
  }

  private Subject onCard(CertificateKind kind) throws JpkiException {
    try (PinEntry pin = new PinEntry(context, kind.key(), pinOptions)) {
      if (kind == CertificateKind.SIGN) {
        pin.requireSource();
      }
      try (CommandSession session = CommandSession.open(context)) {
        JpkiAp card = session.detect().supported();
        JpkiCertificate certificate = new CardCertificates(context, pin).read(card, kind);
        List<JpkiCertificate> authorities =
            CardCertificates.authority(card, kind.key()).stream().toList();
        return new Subject(target, certificate, authorities, Optional.of(kind));
      }
    }
  }
}
