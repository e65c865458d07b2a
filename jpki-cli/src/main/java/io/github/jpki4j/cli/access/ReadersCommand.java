package io.github.jpki4j.cli.access;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.cli.command.CardAccess.Reader;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.pcsc.ReaderException.Problem;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Which readers there are, and which of them hold a card. */
@Command(name = "readers")
public final class ReadersCommand implements CliCommand {

  private static final int LABELS = 20;

  private final CommandContext context;

  public ReadersCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() throws JpkiException {
    List<Reader> readers;
    try {
      readers = context.access().readers();
    } catch (TransportException e) {
      throw Failures.ofConnecting(e);
    }
    return context
        .results()
        .show(
            () -> text(readers),
            () -> new Json().put("readers", readers.stream().map(ReadersCommand::json).toList()),
            readers.isEmpty()
                ? Optional.of(new Failure(ExitCode.NO_READER, "reader." + Problem.NO_READER))
                : Optional.empty());
  }

  private String text(List<Reader> readers) {
    TextPage page = new TextPage(LABELS);
    for (Reader reader : readers) {
      page.row(
          context.messages().get(reader.card() ? "readers.card" : "readers.empty"), reader.name());
    }
    return page.toString();
  }

  private static Json json(Reader reader) {
    return new Json().put("name", reader.name()).put("card", reader.card());
  }
}
