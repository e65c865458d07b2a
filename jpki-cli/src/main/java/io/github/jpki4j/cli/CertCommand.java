package io.github.jpki4j.cli;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.card.JpkiAp;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads one of the four certificates. */
@Command(name = "cert")
final class CertCommand implements Work {

  /** How a certificate is written. */
  enum Format {
    PEM,
    DER,
    TEXT
  }

  private final Jpki jpki;

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

  CertCommand(Jpki jpki) {
    this.jpki = jpki;
  }

  @Override
  public ExitCode work() throws JpkiException {
    if (format == Format.DER && out.isEmpty() && jpki.output().isTerminal()) {
      throw new Failure(ExitCode.USAGE, "usage.binary-on-terminal");
    }
    Optional<OutputFile> file = out.map(SecretFile::path).map(OutputFile::open);
    try (PinEntry pin = new PinEntry(jpki, kind.key(), pinOptions)) {
      if (kind == CertificateKind.SIGN) {
        pin.requireSource();
      }
      return write(read(pin), file);
    } finally {
      file.ifPresent(OutputFile::close);
    }
  }

  private X509Certificate read(PinEntry pin) throws JpkiException {
    try (CardSession session = jpki.openCard()) {
      JpkiAp card = session.detect().supported();
      if (kind == CertificateKind.SIGN) {
        requireSignCertificate(card);
        card.verify(pin.current(card), pin.policy());
      }
      jpki.output().note("note.reading");
      try {
        return card.readCertificate(kind);
      } catch (PinRequiredException e) {
        if (card.isVerified(kind.key())) {
          throw e;
        }
      }
      // a phone, whose certificates all want the PIN
      card.verify(pin.current(card), pin.policy());
      return card.readCertificate(kind);
    }
  }

  /** Asks for no password for a certificate that the card says it does not have. */
  static void requireSignCertificate(JpkiAp card) throws JpkiException {
    if (StatusReport.presence(card).filter(there -> !there.sign()).isPresent()) {
      throw new CertificateNotFoundException(
          CertificateKind.SIGN, CertificateNotFoundException.Reason.EMPTY_FILE);
    }
  }

  private ExitCode write(X509Certificate certificate, Optional<OutputFile> file) {
    CertificateView view = new CertificateView(kind, certificate, jpki.messages());
    byte[] encoded =
        switch (format) {
          case PEM -> Certificates.pem(certificate).getBytes(StandardCharsets.US_ASCII);
          case DER -> Certificates.der(certificate);
          case TEXT -> view.text().getBytes(jpki.environment().charset());
        };
    file.ifPresent(f -> f.write(encoded));
    if (jpki.output().isJson()) {
      Json json = view.json().put("simulated", jpki.isSimulated());
      return jpki.output().show(() -> "", () -> json.put(target(), targetValue(certificate)));
    }
    if (file.isEmpty()) {
      jpki.output().bytes(encoded);
    } else {
      jpki.output().note("note.written", out.orElseThrow());
    }
    return ExitCode.OK;
  }

  private String target() {
    return out.isPresent() ? "out" : "pem";
  }

  private String targetValue(X509Certificate certificate) {
    return out.orElseGet(() -> Certificates.pem(certificate));
  }
}
