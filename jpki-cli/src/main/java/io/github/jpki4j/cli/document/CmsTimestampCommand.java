package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.document.cms.CmsTimeStamp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Adds a time stamp to each signature of a CMS file. */
@Command(name = "timestamp")
final class CmsTimestampCommand implements CliCommand {

  private final CommandContext context;

  @Mixin private TimestampOptions options = new TimestampOptions();

  CmsTimestampCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() {
    return options.run(
        context, (file, authority) -> CmsTimeStamp.addTo(file, options.hash(), authority));
  }
}
