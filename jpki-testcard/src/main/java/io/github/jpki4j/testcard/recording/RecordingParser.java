package io.github.jpki4j.testcard.recording;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text form of a {@link Recording}. */
final class RecordingParser {

  private final List<String> lines;
  private final List<Recording.Exchange> exchanges = new ArrayList<>();
  private @Nullable BytePattern command;
  private int commandLine;

  RecordingParser(String text) {
    this.lines = text.lines().toList();
  }

  Recording parse() {
    if (lines.isEmpty() || !lines.get(0).strip().equals(Recording.HEADER)) {
      throw new IllegalArgumentException("the first line is not \"" + Recording.HEADER + "\"");
    }
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && line.charAt(0) != '#') {
        try {
          add(i + 1, line.charAt(0), line.substring(1).strip());
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    if (command != null) {
      throw new IllegalArgumentException("line " + commandLine + ": a command without an answer");
    }
    return new Recording(exchanges);
  }

  private void add(int number, char kind, String rest) {
    switch (kind) {
      case '>' -> addCommand(number, rest);
      case '<' -> addOutcome(answer(rest), LinkFailure.NONE);
      case '!' -> addOutcome(BytePattern.of(new byte[0]), LinkFailure.valueOf(rest));
      default -> throw new IllegalArgumentException("a line starts with >, <, ! or #");
    }
  }

  private void addCommand(int number, String rest) {
    if (command != null) {
      throw new IllegalArgumentException("the command before this one has no answer");
    }
    command = BytePattern.parse(rest);
    commandLine = number;
  }

  private static BytePattern answer(String rest) {
    BytePattern answer = BytePattern.parse(rest);
    if (answer.endsWithSecret()) {
      throw new IllegalArgumentException("[secret] stands in commands only");
    }
    return answer;
  }

  private void addOutcome(BytePattern answer, LinkFailure failure) {
    BytePattern asked = command;
    if (asked == null) {
      throw new IllegalArgumentException("an answer without a command");
    }
    exchanges.add(new Recording.Exchange(commandLine, asked, answer, failure));
    command = null;
  }
}
