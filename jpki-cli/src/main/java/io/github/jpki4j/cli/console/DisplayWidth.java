package io.github.jpki4j.cli.console;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns on a terminal: full-width characters take two (Unicode UAX #11, wide and full-width, as
 * far as our texts and names go).
 */
public final class DisplayWidth {

  /** First and last code point of each range whose characters take two columns. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1FAFF},
    {0x20000, 0x3FFFD}
  };

  /** Must not begin a line (行頭禁則). */
  private static final String NOT_FIRST = "、。，．）」』】・：；？！ー)],.:;?!";

  /** Must not end a line (行末禁則). */
  private static final String NOT_LAST = "（「『【([";

  private DisplayWidth() {}

  public static int of(String text) {
    int columns = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      columns += of(text.codePointAt(i));
    }
    return columns;
  }

  private static int of(int c) {
    boolean wide = false;
    for (int[] range : WIDE) {
      wide |= c >= range[0] && c <= range[1];
    }
    return wide ? 2 : 1;
  }

  public static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /**
   * Breaks a text into lines of so many columns: at spaces, and anywhere beside a wide character. A
   * word that is wider than a line is cut.
   */
  public static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String piece : pieces(text)) {
      String rest = piece;
      if (of(line.toString()) + of(rest.stripTrailing()) > columns && !line.isEmpty()) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      while (of(rest.stripTrailing()) > columns) {
        int end = fitting(rest, columns);
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      line.append(rest);
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** How many chars of a text fit, one code point at least. */
  private static int fitting(String text, int columns) {
    int end = Character.charCount(text.codePointAt(0));
    int width = of(text.codePointAt(0));
    while (end < text.length()) {
      int c = text.codePointAt(end);
      width += of(c);
      if (width > columns) {
        break;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  /** The parts between which a line may end. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int before = -1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (before >= 0 && mayBreak(before, c)) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.appendCodePoint(c);
      before = c;
      i += Character.charCount(c);
    }
    pieces.add(piece.toString());
    return pieces;
  }

  private static boolean mayBreak(int before, int next) {
    if (NOT_FIRST.indexOf(next) >= 0 || NOT_LAST.indexOf(before) >= 0 || next == ' ') {
      return false;
    }
    return before == ' ' || of(before) == 2 || of(next) == 2;
  }
}
