package io.github.jpki4j.cli;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.SignatureScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    Digest digest = digest();
    Optional<OutputFile> file =
        out.equals("-") ? Optional.empty() : Optional.of(OutputFile.open(SecretFile.path(out)));
    try (PinEntry pin = new PinEntry(jpki, key, pinOptions).requireSource()) {
      byte[] signature = sign(pin, digest);
      return write(signature, file);
    } finally {
      file.ifPresent(OutputFile::close);
    }
  }

  /** Reads the input first: a file that cannot be read must not cost a try. */
  private Digest digest() {
    Path file = SecretFile.path(in);
    boolean standardInput = in.equals("-");
    try (InputStream stream =
        standardInput ? jpki.environment().in() : Files.newInputStream(file)) {
      MessageDigest message = MessageDigest.getInstance(hash.jcaName());
      byte[] buffer = new byte[65_536];
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        message.update(buffer, 0, n);
      }
      return Digest.of(hash, message.digest());
    } catch (IOException e) {
      throw Failures.unreadable(file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + hash.jcaName(), e);
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
      card.readCertificate(key == KeyKind.AUTH ? CertificateKind.AUTH : CertificateKind.SIGN);
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
