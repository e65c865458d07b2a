package io.github.jpki4j.cli.reset;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.reset.Guidance;
import io.github.jpki4j.reset.Situation;
import io.github.jpki4j.reset.Topic;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Explains the words of the reset and what goes wrong on the way. Needs no card. */
@Command(name = "explain")
final class ResetExplainCommand implements CliCommand {

  private static final int NAMES = 16;

  private final CommandContext context;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "certificates|passwords|nfc|camera|face|reservation|kiosk|counter",
      descriptionKey = "parameter.topic")
  private Optional<Topic> topic = Optional.empty();

  ResetExplainCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() {
    Guidance guidance = Guidance.of(context.messages().locale());
    return topic.isPresent()
        ? context
            .results()
            .show(() -> text(topic.get(), guidance), () -> json(topic.get(), guidance))
        : context.results().show(() -> list(guidance), () -> listJson(guidance));
  }

  private static String list(Guidance guidance) {
    TextPage page = new TextPage(NAMES);
    for (Topic topic : Topic.values()) {
      page.row(EnumNames.of(topic), guidance.text(topic));
    }
    return page.toString();
  }

  private static Json listJson(Guidance guidance) {
    return new Json()
        .put("topics", Arrays.stream(Topic.values()).map(topic -> named(topic, guidance)).toList());
  }

  private static Json named(Topic topic, Guidance guidance) {
    return new Json().put("topic", EnumNames.of(topic)).put("name", guidance.text(topic));
  }

  private static String text(Topic topic, Guidance guidance) {
    TextPage page = new TextPage(0).paragraph(guidance.text(topic)).blank();
    for (Situation situation : topic.situations()) {
      page.paragraph("- ", guidance.text(situation));
    }
    return page.toString();
  }

  private static Json json(Topic topic, Guidance guidance) {
    return named(topic, guidance)
        .put(
            "texts",
            topic.situations().stream()
                .map(
                    situation ->
                        new Json()
                            .put("situation", EnumNames.of(situation))
                            .put("text", guidance.text(situation)))
                .toList());
  }
}
