package io.github.jpki4j.cli.card;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import picocli.CommandLine.Command;

/** What kind of card is on the reader. */
@Command(name = "detect")
public final class DetectCommand implements CliCommand {

  private static final int LABELS = 20;

  private final CommandContext context;

  public DetectCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() throws JpkiException {
    try (CommandSession session = CommandSession.open(context)) {
      Detection card = session.detect();
      return context
          .results()
          .show(() -> text(session, card), () -> json(session, card), card.refusal());
    }
  }

  private String text(CommandSession session, Detection card) {
    Messages messages = context.messages();
    TextPage page =
        new TextPage(LABELS)
            .row(messages.get("label.card"), messages.terms().name(card.kind()))
            .row(messages.get("label.reader"), session.reader());
    card.token().ifPresent(token -> page.row(messages.get("label.label"), token.label()));
    return page.toString();
  }

  private Json json(CommandSession session, Detection card) {
    Json json =
        new Json()
            .put("card", EnumNames.of(card.kind()))
            .put("supported", card.kind().isSupported())
            .put("simulated", context.isSimulated())
            .put("reader", session.reader());
    card.token().ifPresent(token -> json.put("token", StatusView.json(token)));
    return json.put("apdus", session.apdus().json());
  }
}
