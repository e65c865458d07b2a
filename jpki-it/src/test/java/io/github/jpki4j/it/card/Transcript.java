package io.github.jpki4j.it.card;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A published exchange with a real card, from the folder {@code transcripts}: {@code >} a command,
 * {@code <} an answer in hex, where {@code *N} stands for N unpublished bytes, {@code ...} for any
 * number, and {@code |} separates what the sources leave open.
 */
record Transcript(String name, List<Exchange> exchanges) {

  record Exchange(String command, String answer) {

    /** Whether an answer in hex is the recorded one, as far as it was published. */
    boolean answers(String hex) {
      String pattern =
          Stream.of(answer.split(" ", -1))
              .map(part -> part.replace("...", "([0-9A-F]{2})*"))
              .map(part -> part.startsWith("*") ? "[0-9A-F]{" + bytes(part) * 2 + "}" : part)
              .reduce("", String::concat);
      return hex.matches(pattern);
    }

    private static int bytes(String part) {
      return Integer.parseInt(part.substring(1));
    }
  }

  static Transcript load(String name) {
    String path = "/transcripts/" + name + ".txt";
    List<Exchange> exchanges = new ArrayList<>();
    String command = "";
    for (String line : read(path).split("\n", -1)) {
      if (line.startsWith("> ")) {
        command = line.substring(2).replace(" ", "");
      } else if (line.startsWith("< ")) {
        exchanges.add(new Exchange(command, line.substring(2)));
      }
    }
    return new Transcript(name, List.copyOf(exchanges));
  }

  private static String read(String path) {
    try (InputStream in = Objects.requireNonNull(Transcript.class.getResourceAsStream(path))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
