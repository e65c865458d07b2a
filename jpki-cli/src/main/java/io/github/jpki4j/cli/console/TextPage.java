package io.github.jpki4j.cli.console;

import java.util.List;

/** A page of text for people, at most 80 columns wide. */
public final class TextPage {

  /** What every terminal shows without breaking lines itself. */
  public static final int COLUMNS = 80;

  /** REPLACEMENT CHARACTER, U+FFFD. */
  private static final int REPLACEMENT = 0xFFFD;

  private static final String TAB = "    ";

  private final int labelColumns;
  private final StringBuilder text = new StringBuilder();

  /** The labels of the rows, with the gap after them, take so many columns. */
  public TextPage(int labelColumns) {
    this.labelColumns = labelColumns;
  }

  public TextPage row(String label, String value) {
    List<String> lines = DisplayWidth.wrap(printable(value), COLUMNS - labelColumns);
    String head = label;
    for (String line : lines) {
      text.append((DisplayWidth.pad(head, labelColumns) + line).stripTrailing()).append('\n');
      head = "";
    }
    return this;
  }

  public TextPage paragraph(String paragraph) {
    return paragraph("", paragraph);
  }

  /** A paragraph with a mark before its first line and as much space before the others. */
  public TextPage paragraph(String mark, String paragraph) {
    int indent = DisplayWidth.of(mark);
    String head = mark;
    for (String line : DisplayWidth.wrap(printable(paragraph), COLUMNS - indent)) {
      text.append(DisplayWidth.pad(head, indent)).append(line).append('\n');
      head = "";
    }
    return this;
  }

  public TextPage blank() {
    text.append('\n');
    return this;
  }

  /** A text of others as it stands: its lines, and a mark for what a terminal would obey. */
  public static String lines(String text) {
    StringBuilder shown = new StringBuilder();
    text.lines().forEach(line -> shown.append(printable(line.replace("\t", TAB))).append('\n'));
    return shown.toString();
  }

  /**
   * The text with a mark instead of what a terminal would obey rather than show: certificates and
   * names of files may hold anything.
   */
  private static String printable(String value) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
      int c = value.codePointAt(i);
      shown.appendCodePoint(isCommand(c) ? REPLACEMENT : c);
    }
    return shown.toString();
  }

  /**
   * Whether a terminal obeys a code point, or lets it change how its neighbours look: controls (C0,
   * U+007F to U+009F), format characters as those for the direction of writing, separators of lines
   * and paragraphs, halves of pairs.
   */
  static boolean isCommand(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** Lines that end with a line feed. */
  @Override
  public String toString() {
    return text.toString();
  }
}
