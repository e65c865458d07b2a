package io.github.jpki4j.cli.card;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is on the card, what is blocked, how long it is valid: everything without a PIN. */
@Command(name = "status")
public final class StatusCommand implements CliCommand {

  private final CommandContext context;

  @Option(names = "--all", descriptionKey = "option.all-applications")
  private boolean all;

  public StatusCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() throws JpkiException {
    StatusReport report;
    try (CommandSession session = CommandSession.open(context)) {
      context.output().note("note.reading");
      report = StatusReport.read(session, all);
    }
    StatusView view = new StatusView(report, context);
    return context.results().show(view::text, view::json, report.failure());
  }
}
