package io.github.jpki4j.it.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What was found, each kind once: written to a file of its own and told. Used by one thread. */
final class Findings {

  /** How the line about a finding begins, and the one that tells how to do it again. */
  static final String FOUND = "found: ";

  static final String AGAIN = "  again: ";

  /** Frames of our code that tell one kind from another. */
  private static final int FRAMES = 4;

  private final Path folder;
  private final PrintStream out;
  private final Set<String> kinds = new HashSet<>();

  Findings(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
  }

  /** Takes down that a run broke something. */
  void add(FuzzCase found, Throwable thrown) {
    if (!kinds.add(found.target() + kind(thrown))) {
      return;
    }
    Path file = folder.resolve(found.target() + "-" + kinds.size() + ".case");
    try {
      found.write(file, trace(thrown));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println(FOUND + found + ": " + thrown);
    out.println(AGAIN + "./fuzz " + file);
  }

  int size() {
    return kinds.size();
  }

  private static String kind(Throwable thrown) {
    String frames =
        Arrays.stream(thrown.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("io.github.jpki4j."))
            .limit(FRAMES)
            .map(frame -> frame.getClassName() + ":" + frame.getLineNumber())
            .collect(Collectors.joining(" "));
    String cause = thrown.getCause() == null ? "" : kind(thrown.getCause());
    return thrown.getClass().getName() + " " + frames + " " + cause;
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
