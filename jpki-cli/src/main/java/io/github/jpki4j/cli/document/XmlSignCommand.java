package io.github.jpki4j.cli.document;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.cli.file.SecretFile;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.PreparedSignature;
import io.github.jpki4j.document.longterm.LongTermLevel;
import io.github.jpki4j.document.longterm.LongTermService;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.document.timestamp.TimeStampException;
import io.github.jpki4j.document.xml.PreparedXml;
import io.github.jpki4j.document.xml.XmlFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Signs XML: a signature within the document, or beside any file. */
@Command(name = "sign")
final class XmlSignCommand implements CliCommand {

  /** What a signature is, or has besides. */
  private enum Format {
    XMLDSIG,
    XADES
  }

  private final CommandContext context;
  private Optional<LongTermService> service = Optional.empty();

  /** What is signed beside the signature, where that is read as a whole. */
  private Optional<byte[]> content = Optional.empty();

  @Option(names = "--detached", descriptionKey = "option.detached")
  private boolean detached;

  @Option(names = "--format", paramLabel = "xmldsig|xades", descriptionKey = "option.format-xml")
  private Format format = Format.XMLDSIG;

  @Option(names = "--level", paramLabel = "b|t|lt|lta", descriptionKey = "option.level-xml")
  private LongTermLevel level = LongTermLevel.B;

  @Mixin private ProofOptions proof = new ProofOptions();

  @Mixin private SigningOptions options = new SigningOptions();

  XmlSignCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() throws JpkiException {
    if (format == Format.XMLDSIG && level != LongTermLevel.B) {
      throw new Failure(ExitCode.USAGE, "usage.level-xades");
    }
    if (level == LongTermLevel.B && proof.isGiven()) {
      throw new Failure(ExitCode.USAGE, "usage.level-b");
    }
    DocumentSigning signing = new DocumentSigning(context, options);
    if (level != LongTermLevel.B) {
      proof.require(level);
    }
    if (format == Format.XADES) {
      service = Optional.of(LongTermModule.require());
    }
    if (level != LongTermLevel.B) {
      signing.withTimeStamp(proof.tsa(), this::extended, "xml extend");
    }
    return signing.run(
        this::prepare,
        new Json()
            .put("detached", detached)
            .put("format", EnumNames.of(format))
            .put(
                "level",
                format == Format.XADES ? Optional.of(EnumNames.of(level)) : Optional.empty()));
  }

  private PreparedSignature prepare(DataFile in) throws DocumentException {
    Instant now = context.environment().clock().instant();
    if (!detached) {
      byte[] document = in.document();
      return service.isPresent()
          ? service.get().prepareXades(document, options.hash(), now)
          : PreparedXml.enveloped(document, options.hash());
    }
    if (level != LongTermLevel.B) {
      content = Optional.of(in.document());
    }
    Digest hash =
        content.isPresent()
            ? Digest.ofMessage(options.hash(), content.get())
            : in.digest(options.hash());
    return service.isPresent()
        ? service.get().prepareDetachedXades(hash, name(), now)
        : PreparedXml.detached(hash, name());
  }

  private byte[] extended(byte[] signed, TimeStampAuthority authority)
      throws DocumentException, TimeStampException {
    XmlFile file = XmlFile.read(signed);
    return service
        .orElseThrow()
        .extendXml(
            signed,
            content,
            level,
            proof.data(
                content.isPresent()
                    ? file.verify(Extending.NOBODY, content.get())
                    : file.verify(Extending.NOBODY),
                context),
            authority);
  }

  /** The file's name without its folders, as the signature refers to it. */
  private URI name() {
    try {
      return new URI(null, null, "./" + SecretFile.path(options.in()).getFileName(), null);
    } catch (URISyntaxException e) {
      throw new Failure(e, ExitCode.FILE_ERROR, "file.name");
    }
  }
}
