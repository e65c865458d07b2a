package io.github.jpki4j.testcard.application;

import java.util.Arrays;
import java.util.Locale;

/**
 * Draws text into small images. There are letters A to Z, digits and the hyphen; full-width ones
 * are drawn like these, and any other character, all Kanji included, as an empty box.
 */
final class TextImage {

  /** What every image of the card says, in its pixels or beside them. */
  private static final String TEST = "TEST";

  private static final String KNOWN = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ- ";

  /** Seven rows of five columns for each known character, two hexadecimal digits for a row. */
  private static final String[] ROWS = {
    "0E11131519110E", "040C040404040E", "0E11010204081F", "1F02040201110E", "02060A121F0202",
    "1F101E0101110E", "0608101E11110E", "1F010204080808", "0E11110E11110E", "0E11110F01020C",
    "0E1111111F1111", "1E11111E11111E", "0E11101010110E", "1C12111111121C", "1F10101E10101F",
    "1F10101E101010", "0E11101711110F", "1111111F111111", "0E04040404040E", "0702020202120C",
    "11121418141211", "1010101010101F", "111B1515111111", "11111915131111", "0E11111111110E",
    "1E11111E101010", "0E11111115120D", "1E11111E141211", "0F10100E01011E", "1F040404040404",
    "1111111111110E", "11111111110A04", "1111111515150A", "11110A040A1111", "1111110A040404",
    "1F01020408101F", "0000001F000000", "00000000000000"
  };

  private static final String BOX = "1F11111111111F";

  private static final int CELL_WIDTH = 6;
  private static final int CELL_HEIGHT = 12;
  private static final int TOP = 3;
  private static final int LONGEST_LINE = 20;

  private TextImage() {}

  /** One line of digits, six pixels for each and twelve high: APP-22. */
  static byte[] digits(String text) {
    return Png.of(drawn(text), TEST);
  }

  /** A name or address in lines of up to twenty characters; it says TEST if the text does not. */
  static byte[] text(String text) {
    String folded = folded(text);
    String shown = folded.contains(TEST) ? folded : TEST + " " + folded;
    int lines = (shown.length() + LONGEST_LINE - 1) / LONGEST_LINE;
    String[] split = new String[lines];
    for (int i = 0; i < lines; i++) {
      int end = Math.min(shown.length(), (i + 1) * LONGEST_LINE);
      split[i] = shown.substring(i * LONGEST_LINE, end);
    }
    return Png.of(doubled(drawn(split)), TEST);
  }

  /** One ASCII character, or '?', for each character of the text. */
  private static String folded(String text) {
    StringBuilder folded = new StringBuilder();
    text.codePoints()
        .map(c -> c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c == 0x3000 ? ' ' : c)
        .map(c -> c < 0x80 ? c : '?')
        .forEach(folded::appendCodePoint);
    return folded.toString().toUpperCase(Locale.ROOT);
  }

  private static boolean[][] drawn(String... lines) {
    int columns = Arrays.stream(lines).mapToInt(String::length).max().orElse(0);
    boolean[][] black = new boolean[lines.length * CELL_HEIGHT][columns * CELL_WIDTH];
    for (int line = 0; line < lines.length; line++) {
      for (int i = 0; i < lines[line].length(); i++) {
        draw(black, line * CELL_HEIGHT + TOP, i * CELL_WIDTH, lines[line].charAt(i));
      }
    }
    return black;
  }

  private static void draw(boolean[][] black, int top, int left, char c) {
    int known = KNOWN.indexOf(c);
    String rows = known < 0 ? BOX : ROWS[known];
    for (int y = 0; y < rows.length() / 2; y++) {
      int row = Integer.parseInt(rows, 2 * y, 2 * y + 2, 16);
      for (int x = 0; x < 5; x++) {
        black[top + y][left + x] = (row >> (4 - x) & 1) == 1;
      }
    }
  }

  private static boolean[][] doubled(boolean[][] black) {
    boolean[][] twice = new boolean[2 * black.length][2 * black[0].length];
    for (int y = 0; y < twice.length; y++) {
      for (int x = 0; x < twice[y].length; x++) {
        twice[y][x] = black[y / 2][x / 2];
      }
    }
    return twice;
  }
}
