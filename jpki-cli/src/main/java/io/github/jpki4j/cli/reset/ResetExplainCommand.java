package io.github.jpki4j.cli.reset;

import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.reset.FaqEntry;
import io.github.jpki4j.reset.FaqTopic;
import io.github.jpki4j.reset.ResetGuidance;
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
  private Optional<FaqTopic> topic = Optional.empty();

  ResetExplainCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() {
    ResetGuidance guidance = ResetGuidance.of(context.messages().locale());
    return topic.isPresent()
        ? context
            .results()
            .show(() -> text(topic.get(), guidance), () -> json(topic.get(), guidance))
        : context.results().show(() -> list(guidance), () -> listJson(guidance));
  }

  private static String list(ResetGuidance guidance) {
    TextPage page = new TextPage(NAMES);
    for (FaqTopic topic : FaqTopic.values()) {
      page.row(EnumNames.of(topic), guidance.text(topic));
    }
    return page.toString();
  }

  private static Json listJson(ResetGuidance guidance) {
    return new Json()
        .put(
            "topics",
            Arrays.stream(FaqTopic.values()).map(topic -> named(topic, guidance)).toList());
  }

  private static Json named(FaqTopic topic, ResetGuidance guidance) {
    return new Json().put("topic", EnumNames.of(topic)).put("name", guidance.text(topic));
  }

  private static String text(FaqTopic topic, ResetGuidance guidance) {
    TextPage page = new TextPage(0).paragraph(guidance.text(topic)).blank();
    for (FaqEntry entry : topic.entries()) {
      page.paragraph("- ", guidance.text(entry));
    }
    return page.toString();
  }

  private static Json json(FaqTopic topic, ResetGuidance guidance) {
    return named(topic, guidance)
        .put(
            "texts",
            topic.entries().stream()
                .map(
                    entry ->
                        new Json()
                            .put("entry", EnumNames.of(entry))
                            .put("text", guidance.text(entry)))
                .toList());
  }
}
