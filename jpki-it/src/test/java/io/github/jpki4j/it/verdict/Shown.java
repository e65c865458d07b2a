package io.github.jpki4j.it.verdict;

import io.github.jpki4j.it.render.PageImages;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a viewer shows of a whole file, beside the part of it that was signed first. */
enum Shown {
  /** Nothing follows what was signed first, or no byte range says what that is. */
  NOTHING_ADDED("-"),
  SAME("same"),
  /** The same except for the places that our report tells. */
  STAMPED("stamp"),
  /** The viewer draws nothing of what was signed. */
  UNREADABLE("nothing drawn"),
  OTHER("OTHER");

  private static final Pattern RANGE =
      Pattern.compile("/ByteRange\\s*\\[\\s*0+\\s+(\\d{1,10})\\s+(\\d{1,10})\\s+(\\d{1,10})\\s*]");

  private final String word;

  Shown(String word) {
    this.word = word;
  }

  /** One of the viewers. */
  @FunctionalInterface
  interface Viewer {
    PageImages show(Path pdf, Path folder) throws IOException;
  }

  /**
   * Asks a viewer.
   *
   * @param stamps places that may look otherwise
   * @param folder for files of a moment
   */
  static Shown by(Viewer viewer, byte[] pdf, List<Rectangle> stamps, Path folder)
      throws IOException {
    OptionalInt signed = firstSigned(pdf);
    if (signed.isEmpty() || signed.getAsInt() == pdf.length) {
      return NOTHING_ADDED;
    }
    Path then = folder.resolve("then.pdf");
    Path now = folder.resolve("now.pdf");
    PageImages before =
        viewer.show(Files.write(then, Arrays.copyOf(pdf, signed.getAsInt())), folder);
    PageImages after = viewer.show(Files.write(now, pdf), folder);
    if (before.count() == 0) {
      return UNREADABLE;
    }
    if (before.looksLike(after, List.of())) {
      return SAME;
    }
    return !stamps.isEmpty() && before.looksLike(after, stamps) ? STAMPED : OTHER;
  }

  /** By the bytes alone, as our reader may refuse the file: the byte range that ends first. */
  private static OptionalInt firstSigned(byte[] pdf) {
    return RANGE
        .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
        .results()
        .filter(range -> number(range, 1) < number(range, 2))
        .mapToLong(range -> number(range, 2) + number(range, 3))
        .filter(end -> end <= pdf.length)
        .mapToInt(end -> (int) end)
        .min();
  }

  private static long number(MatchResult range, int group) {
    return Long.parseLong(range.group(group));
  }

  @Override
  public String toString() {
    return word;
  }
}
