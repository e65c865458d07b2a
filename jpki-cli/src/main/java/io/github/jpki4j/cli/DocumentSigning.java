package io.github.jpki4j.cli;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cli.document.DocumentException;
import io.github.jpki4j.cli.document.Signatory;
import java.util.List;
import java.util.Optional;

/**
 * A document is signed: everything that can be made or refused without the card is, before the card
 * is asked for; then one VERIFY, what the card holds of certificates, and one signature.
 */
final class DocumentSigning {

  private final Jpki jpki;
  private final SigningOptions options;

  DocumentSigning(Jpki jpki, SigningOptions options) {
    this.jpki = jpki;
    this.options = options;
  }

  /** Makes a draft of the input. */
  @FunctionalInterface
  interface Preparation {

    Draft prepare(DataFile in) throws DocumentException;
  }

  /** A document that lacks nothing but the card. */
  @FunctionalInterface
  interface Draft {

    byte[] sign(Signatory signatory) throws JpkiException;
  }

  /**
   * Reads, signs and writes.
   *
   * @param preparation what is done before the card is asked for
   * @param result what the result says beside what it says for every document
   */
  ExitCode run(Preparation preparation, Json result) throws JpkiException {
    requireSaneUse();
    Draft draft = draft(preparation);
    Optional<OutputFile> file =
        options.out().equals("-")
            ? Optional.empty()
            : Optional.of(OutputFile.open(SecretFile.path(options.out())));
    try (PinEntry pin = new PinEntry(jpki, options.key(), options.pin()).requireSource()) {
      if (options.key() == KeyKind.SIGN) {
        jpki.output().note("note.personal");
      }
      return write(sign(pin, draft), file, result);
    } finally {
      file.ifPresent(OutputFile::close);
    }
  }

  private void requireSaneUse() {
    if (options.in().equals("-") && options.pin().pinFile().equals(Optional.of("-"))) {
      throw new Failure(ExitCode.USAGE, "usage.stdin-twice");
    }
    if (options.out().equals("-") && jpki.output().isTerminal()) {
      throw new Failure(ExitCode.USAGE, "usage.binary-on-terminal");
    }
  }

  private Draft draft(Preparation preparation) {
    try {
      return preparation.prepare(new DataFile(options.in(), jpki.environment().in()));
    } catch (DocumentException e) {
      throw DocumentFailures.of(options.in(), e);
    }
  }

  private byte[] sign(PinEntry pin, Draft draft) throws JpkiException {
    try (CardSession session = jpki.openCard()) {
      JpkiAp card = session.detect().supported();
      if (options.key() == KeyKind.SIGN) {
        CardCertificates.requireSignCertificate(card);
      }
      card.verify(pin.current(card), pin.policy());
      jpki.output().note("note.signing");
      JpkiCertificate certificate = card.readCertificate(options.key().certificate());
      List<JpkiCertificate> authorities =
          CardCertificates.authority(card, options.key()).stream().toList();
      return draft.sign(
          new Signatory(
              certificate,
              authorities,
              digest -> card.sign(options.key(), digest, SignatureScheme.PKCS1)));
    }
  }

  private ExitCode write(byte[] document, Optional<OutputFile> file, Json result) {
    file.ifPresent(f -> f.write(document));
    if (file.isEmpty()) {
      jpki.output().bytes(document);
      return ExitCode.OK;
    }
    if (jpki.output().isJson()) {
      return jpki.output()
          .show(
              () -> "",
              () ->
                  new Json()
                      .put("key", Names.of(options.key()))
                      .put("hash", Names.of(options.hash()))
                      .putAll(result)
                      .put("simulated", jpki.isSimulated())
                      .put("bytes", document.length)
                      .put("out", options.out()));
    }
    jpki.output().note("note.written", options.out());
    return ExitCode.OK;
  }
}
