package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.cms.CmsFile;
import io.github.jpki4j.document.longterm.LongTermLevel;
import io.github.jpki4j.document.longterm.LongTermService;
import io.github.jpki4j.document.longterm.ValidationData;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.document.timestamp.TimeStampException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives the signatures of CMS signed data a long-term form (CAdES). */
@Command(name = "extend")
final class CmsExtendCommand implements CliCommand, Extending {

  private final CommandContext context;
  private Optional<byte[]> content = Optional.empty();

  @Mixin private ContentOption beside = new ContentOption();

  @Mixin private ExtensionOptions options = new ExtensionOptions();

  CmsExtendCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() {
    return options.run(context, beside.files(), this);
  }

  @Override
  public DocumentReport read(byte[] document) throws DocumentException {
    CmsFile file = CmsFile.read(document);
    beside.require(options.in(), file.content().isPresent(), false);
    content = beside.read(context);
    return content.isPresent() ? file.verify(NOBODY, content.get()) : file.verify(NOBODY);
  }

  @Override
  public byte[] extended(
      LongTermService service,
      byte[] document,
      LongTermLevel level,
      ValidationData data,
      TimeStampAuthority authority)
      throws DocumentException, TimeStampException {
    return service.extendCms(document, content, level, data, authority);
  }
}
