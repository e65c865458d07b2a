package io.github.jpki4j.cli.simulation;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The lines of a state file, one after the other; a line that is not as it must be has a number.
 */
final class StateLines {

  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  /** A line that is not as it must be. */
  static final class OddLine extends Exception {
    private static final long serialVersionUID = 1L;
    private final int number;

    OddLine(int number) {
      this.number = number;
    }

    /** Counted from 1. */
    int number() {
      return number;
    }
  }

  private final List<String> lines;
  private int next;

  /** Begins at a line, counted from 0. */
  StateLines(List<String> lines, int next) {
    this.lines = lines;
    this.next = next;
  }

  /** The line that must come next, to the letter. */
  void exactly(String line) throws OddLine {
    if (next >= lines.size() || !lines.get(next).equals(line)) {
      throw new OddLine(next + 1);
    }
    next++;
  }

  /** The line that must come next, by its first word. */
  <T> T one(String first, Function<List<String>, T> reading) throws OddLine {
    return optional(first, reading).orElseThrow(() -> new OddLine(next + 1));
  }

  /** The next line, if it begins with this word. */
  <T> Optional<T> optional(String first, Function<List<String>, T> reading) throws OddLine {
    if (next >= lines.size() || !lines.get(next).startsWith(first + " ")) {
      return Optional.empty();
    }
    List<String> words = List.of(lines.get(next).split(" ", -1));
    next++;
    try {
      return Optional.of(reading.apply(words.subList(1, words.size())));
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new OddLine(next);
    }
  }

  /** The next lines, as long as they begin with this word. */
  <T> List<T> all(String first, Function<List<String>, T> reading) throws OddLine {
    List<T> all = new ArrayList<>();
    Optional<T> one = optional(first, reading);
    while (one.isPresent()) {
      all.add(one.get());
      one = optional(first, reading);
    }
    return all;
  }

  /** Nothing else but the last line, which the caller has looked at. */
  void end() throws OddLine {
    if (next != lines.size() - 1) {
      throw new OddLine(next + 1);
    }
  }

  /** So many words and no others. */
  static void count(List<String> words, int least, int most) {
    require(words.size() >= least && words.size() <= most);
  }

  static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("not as it is written");
    }
  }

  static int number(String word, int least, int most) {
    require(word.matches("[0-9]|10"));
    int number = Integer.parseInt(word);
    require(number >= least && number <= most);
    return number;
  }

  static Instant instant(String word) {
    Instant instant = Instant.parse(word);
    require(instant.toString().equals(word) && !instant.isBefore(FIRST) && instant.isBefore(LAST));
    return instant;
  }

  static String text(String word, Pattern form) {
    require(form.matcher(word).matches());
    return word;
  }
}
