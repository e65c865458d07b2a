package io.github.jpki4j.cli.card;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.file.OutputFile;
import io.github.jpki4j.cli.file.SecretFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads one of the four certificates. */
@Command(name = "cert")
public final class CertCommand implements CliCommand {

  /** How a certificate is written. */
  enum Format {
    PEM,
    DER,
    TEXT
  }

  private final CommandContext context;

  @Parameters(
      index = "0",
      paramLabel = "auth|sign|auth-ca|sign-ca",
      descriptionKey = "parameter.certificate")
  private CertificateKind kind = CertificateKind.AUTH;

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.out")
  private Optional<String> out = Optional.empty();

  @Option(names = "--format", paramLabel = "pem|der|text", descriptionKey = "option.format")
  private Format format = Format.PEM;

  @Mixin private PinOptions pinOptions = new PinOptions();

  public CertCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() throws JpkiException {
    if (format == Format.DER && out.isEmpty() && context.output().isTerminal()) {
      throw new Failure(ExitCode.USAGE, "usage.binary-on-terminal");
    }
    Optional<OutputFile> file = out.map(SecretFile::path).map(OutputFile::open);
    try (PinEntry pin = new PinEntry(context, kind.key(), pinOptions)) {
      if (kind == CertificateKind.SIGN) {
        pin.requireSource();
      }
      return write(read(pin), file);
    } finally {
      file.ifPresent(OutputFile::close);
    }
  }

  private JpkiCertificate read(PinEntry pin) throws JpkiException {
    try (CommandSession session = CommandSession.open(context)) {
      return new CardCertificates(context, pin).read(session.detect().supported(), kind);
    }
  }

  private ExitCode write(JpkiCertificate certificate, Optional<OutputFile> file) {
    CertificateView view = new CertificateView(kind, certificate, context);
    byte[] encoded =
        switch (format) {
          case PEM -> Certificates.pem(certificate).getBytes(StandardCharsets.US_ASCII);
          case DER -> certificate.encoded();
          case TEXT -> view.text().getBytes(context.environment().charset());
        };
    file.ifPresent(f -> f.write(encoded));
    if (context.output().isJson()) {
      Json json = view.json().put("simulated", context.isSimulated());
      return context.results().show(() -> "", () -> json.put(target(), targetValue(certificate)));
    }
    if (file.isEmpty()) {
      context.output().bytes(encoded);
    } else {
      context.output().note("note.written", out.orElseThrow());
    }
    return ExitCode.OK;
  }

  private String target() {
    return out.isPresent() ? "out" : "pem";
  }

  private String targetValue(JpkiCertificate certificate) {
    return out.orElseGet(() -> Certificates.pem(certificate));
  }
}
