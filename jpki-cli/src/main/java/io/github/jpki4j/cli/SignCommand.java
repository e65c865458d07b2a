package io.github.jpki4j.cli;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.SignatureScheme;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs a file with one of the two keys: a raw RSA signature. */
@Command(name = "sign")
final class SignCommand implements Work {

  private final Jpki jpki;

  @Option(names = "--key", required = true, paramLabel = "auth|sign", descriptionKey = "option.key")
  private KeyKind key = KeyKind.AUTH;

  @Option(
      names = "--hash",
      paramLabel = "sha1|sha256|sha384|sha512",
      descriptionKey = "option.hash")
  private HashAlgorithm hash = HashAlgorithm.SHA256;

  @Option(names = "--scheme", paramLabel = "pkcs1|pss", descriptionKey = "option.scheme")
  private SignatureScheme scheme = SignatureScheme.PKCS1;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "SIG",
      descriptionKey = "option.out-signature")
  private String out = "";

  @Parameters(index = "0", paramLabel = "IN", descriptionKey = "parameter.in")
  private String in = "";

  @Mixin private PinOptions pinOptions = new PinOptions();

  SignCommand(Jpki jpki) {
    this.jpki = jpki;
  }

  @Override
  public ExitCode work() throws JpkiException {
    if (scheme == SignatureScheme.PSS && hash != HashAlgorithm.SHA256) {
      throw new Failure(ExitCode.USAGE, "usage.pss");
    }
    if (in.equals("-") && pinOptions.pinFile().equals(Optional.of("-"))) {
      throw new Failure(ExitCode.USAGE, "usage.stdin-twice");
    }
    if (out.equals("-") && jpki.output().isTerminal()) {
      throw new Failure(ExitCode.USAGE, "usage.binary-on-terminal");
    }
    // the input first: a file that cannot be read must not cost a try
    Digest digest = new DataFile(in, jpki.environment().in()).digest(hash);
    Optional<OutputFile> file =
        out.equals("-") ? Optional.empty() : Optional.of(OutputFile.open(SecretFile.path(out)));
    try (PinEntry pin = new PinEntry(jpki, key, pinOptions).requireSource()) {
      byte[] signature = sign(pin, digest);
      return write(signature, file);
    } finally {
      file.ifPresent(OutputFile::close);
    }
  }

  private byte[] sign(PinEntry pin, Digest digest) throws JpkiException {
    try (CardSession session = jpki.openCard()) {
      JpkiAp card = session.detect().supported();
      if (key == KeyKind.SIGN) {
        CardCertificates.requireSignCertificate(card);
      }
      card.verify(pin.current(card), pin.policy());
      jpki.output().note("note.signing");
      // with the certificate at hand, the signature is checked before it is handed over
      card.readCertificate(key.certificate());
      return card.sign(key, digest, scheme);
    }
  }

  private ExitCode write(byte[] signature, Optional<OutputFile> file) {
    file.ifPresent(f -> f.write(signature));
    if (file.isEmpty()) {
      jpki.output().bytes(signature);
      return ExitCode.OK;
    }
    if (jpki.output().isJson()) {
      return jpki.output()
          .show(
              () -> "",
              () ->
                  new Json()
                      .put("key", Names.of(key))
                      .put("hash", Names.of(hash))
                      .put("scheme", Names.of(scheme))
                      .put("simulated", jpki.isSimulated())
                      .put("bytes", signature.length)
                      .put("out", out));
    }
    jpki.output().note("note.written", out);
    return ExitCode.OK;
  }
}
