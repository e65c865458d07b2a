package io.github.jpki4j.cli.surface;

import io.github.jpki4j.card.number.IndividualNumberPurpose;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Terminal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The question that must be answered before an individual number is read. */
final class PurposeQuestion {

  private final CommandContext context;

  PurposeQuestion(CommandContext context) {
    this.context = context;
  }

  /**
   * What the number is needed for: as the command line says, else as the person types.
   *
   * @throws Failure if neither says it
   */
  IndividualNumberPurpose answer(Optional<IndividualNumberPurpose> given) {
    context.output().note("individual-number.warning");
    if (given.isPresent()) {
      return given.get();
    }
    Terminal terminal =
        context
            .environment()
            .terminal()
            .orElseThrow(() -> new Failure(ExitCode.USAGE, "usage.purpose"));
    List<String> names = EnumNames.all(IndividualNumberPurpose.class);
    context
        .output()
        .prompt(
            context
                .messages()
                .get("individual-number.ask", String.join(context.messages().get("comma"), names)));
    String typed = terminal.readLine().map(String::strip).orElse("");
    return Arrays.stream(IndividualNumberPurpose.values())
        .filter(purpose -> EnumNames.of(purpose).equals(typed))
        .findFirst()
        .orElseThrow(() -> new Failure(ExitCode.CANCELLED, "individual-number.cancelled"));
  }
}
