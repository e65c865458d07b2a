package io.github.jpki4j.cli.document;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.cli.file.SecretFile;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.xml.PreparedXml;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Signs XML: a signature within the document, or beside any file. */
@Command(name = "sign")
final class XmlSignCommand implements CliCommand {

  private final CommandContext context;

  @Option(names = "--detached", descriptionKey = "option.detached")
  private boolean detached;

  @Mixin private SigningOptions options = new SigningOptions();

  XmlSignCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() throws JpkiException {
    return new DocumentSigning(context, options)
        .run(this::prepare, new Json().put("detached", detached));
  }

  private PreparedXml prepare(DataFile in) throws DocumentException {
    return detached
        ? PreparedXml.detached(in.digest(options.hash()), name())
        : PreparedXml.enveloped(in.document(), options.hash());
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
