package io.github.jpki4j.cli;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.cli.command.CardAccess;
import io.github.jpki4j.cli.command.Environment;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The command in this JVM, for ./fuzz; in the package whose classes it needs. */
public final class CommandDoor {

  /** Who sits at the keyboard. */
  @FunctionalInterface
  public interface Person {

    /**
     * Types a line.
     *
     * @param prompt what was asked
     * @return what is typed, the caller's to erase; empty for the end of the input
     */
    Optional<char[]> type(String prompt);
  }

  /**
   * What a command left behind.
   *
   * @param code its exit code
   * @param out standard output
   * @param err standard error
   */
  public record Outcome(int code, String out, String err) {}

  private CommandDoor() {}

  /**
   * Runs one command.
   *
   * @param card the one reader's
   * @param person at the keyboard; empty in a pipe
   * @param clock what time it is
   * @param words the command line
   * @return what came of it
   */
  public static Outcome run(
      CardSource card, Optional<Person> person, Clock clock, List<String> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Environment environment =
        new Environment(
            new ByteArrayInputStream(new byte[0]),
            out,
            err,
            person.map(one -> () -> one.type(lastLine(err))),
            StandardCharsets.UTF_8,
            Locale.ENGLISH,
            clock,
            new OneReader(card));
    int code = CommandRunner.run(environment, words.toArray(String[]::new));
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static String lastLine(ByteArrayOutputStream err) {
    String said = err.toString(StandardCharsets.UTF_8);
    return said.substring(said.lastIndexOf('\n') + 1);
  }

  /** A reader that always has a card, or fails. */
  private record OneReader(CardSource card) implements CardAccess {

    @Override
    public Backend backend() {
      return new Backend("native", Optional.empty());
    }

    @Override
    public List<Reader> readers() {
      return List.of(new Reader("Fuzz Reader 00 00", true));
    }

    @Override
    public CardConnection open(Optional<String> reader, Duration timeout) throws JpkiException {
      return card.open();
    }
  }
}
