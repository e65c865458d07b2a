package io.github.jpki4j.cli.document;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.document.cms.CmsTimeStamp;
import io.github.jpki4j.document.cms.PreparedCms;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Signs any file: CMS signed data around it, or beside it. */
@Command(name = "sign")
final class CmsSignCommand implements CliCommand {

  private final CommandContext context;

  @Option(names = "--detached", descriptionKey = "option.detached")
  private boolean detached;

  @Option(names = "--smime", descriptionKey = "option.smime")
  private boolean smime;

  @Mixin private SigningOptions options = new SigningOptions();

  @Mixin private TsaOptions tsa = new TsaOptions();

  CmsSignCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() throws JpkiException {
    if (detached && smime) {
      throw new Failure(ExitCode.USAGE, "usage.detached-smime");
    }
    return new DocumentSigning(context, options)
        .withTimeStamp(
            tsa,
            (signed, authority) -> CmsTimeStamp.addTo(signed, options.hash(), authority),
            "cms timestamp")
        .run(this::prepare, new Json().put("detached", detached).put("smime", smime));
  }

  private PreparedCms prepare(DataFile in) {
    Instant now = context.environment().clock().instant();
    if (smime) {
      return PreparedCms.smime(in.document(), options.hash(), now);
    }
    return detached
        ? PreparedCms.detached(in.digest(options.hash()), now)
        : PreparedCms.attached(in.document(), options.hash(), now);
  }
}
