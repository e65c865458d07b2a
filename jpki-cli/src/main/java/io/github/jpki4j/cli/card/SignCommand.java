package io.github.jpki4j.cli.card;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.file.DataFile;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs a file with one of the two keys: a raw RSA signature. */
@Command(name = "sign")
public final class SignCommand implements CliCommand {

  private final CommandContext context;

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

  @Option(names = "--allow-signed-attributes", descriptionKey = "option.allow-signed-attributes")
  private boolean attributesAllowed;

  @Parameters(index = "0", paramLabel = "IN", descriptionKey = "parameter.in")
  private String in = "";

  @Mixin private PinOptions pinOptions = new PinOptions();

  public SignCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() throws JpkiException {
    if (scheme == SignatureScheme.PSS && hash != HashAlgorithm.SHA256) {
      throw new Failure(ExitCode.USAGE, "usage.pss");
    }
    DataFile.requireOneStandardInput(Stream.concat(Stream.of(in), pinOptions.pinFile().stream()));
    SignedOutput.requireNoTerminal(context, out);
    // the input first: a file that cannot be read must not cost a try
    Digest digest = digest(new DataFile(in, context.environment().in()));
    try (SignedOutput output = SignedOutput.open(context, out);
        PinEntry pin = new PinEntry(context, key, pinOptions).requireSource()) {
      return output.write(
          sign(pin, digest), key, hash, new Json().put("scheme", EnumNames.of(scheme)));
    }
  }

  /** A signature of signed attributes would be one of a document that the person did not see. */
  private Digest digest(DataFile file) {
    return key == KeyKind.AUTH || attributesAllowed
        ? file.digest(hash)
        : file.digestOfNoAttributes(hash);
  }

  private byte[] sign(PinEntry pin, Digest digest) throws JpkiException {
    try (CommandSession session = CommandSession.open(context)) {
      JpkiAp card = session.detect().supported();
      // if the certificate is available, the signature is checked before it is handed over
      new CardCertificates(context, pin).readToSign(card, key);
      context.output().note("note.signing");
      return card.sign(key, digest, scheme);
    }
  }
}
