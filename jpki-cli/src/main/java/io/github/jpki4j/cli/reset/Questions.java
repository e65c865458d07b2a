package io.github.jpki4j.cli.reset;

import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.console.Terminal;
import io.github.jpki4j.reset.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks a person what only a person knows. In a pipe nobody is asked, and nothing is known. */
final class Questions {

  private static final List<String> YES = List.of("y", "yes", "はい");
  private static final List<String> NO = List.of("n", "no", "いいえ");

  /** How often an answer that is none is asked for again. */
  private static final int PATIENCE = 2;

  private final CommandContext context;

  Questions(CommandContext context) {
    this.context = context;
  }

  /** An answer that was given, or that of the person; an empty line is none. */
  Answer answer(Optional<Answer> given, String key, Object... arguments) {
    if (given.isPresent()) {
      return given.get();
    }
    for (int i = 0; i <= PATIENCE; i++) {
      Optional<String> line = line(key, arguments);
      if (line.isEmpty() || line.get().isBlank()) {
        return Answer.UNKNOWN;
      }
      String word = line.get().strip().toLowerCase(Locale.ROOT);
      if (YES.contains(word) || NO.contains(word)) {
        return YES.contains(word) ? Answer.YES : Answer.NO;
      }
    }
    return Answer.UNKNOWN;
  }

  /** A line that the person types; empty without a person, and at the end of the input. */
  Optional<String> line(String key, Object... arguments) {
    Optional<Terminal> terminal = context.environment().terminal();
    if (terminal.isEmpty()) {
      return Optional.empty();
    }
    context.output().prompt(context.messages().get(key, arguments));
    return terminal.get().readLine();
  }
}
