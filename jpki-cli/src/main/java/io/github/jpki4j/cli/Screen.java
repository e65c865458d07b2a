package io.github.jpki4j.cli;

import java.util.List;

/** A page of text for people, at most 80 columns wide. */
final class Screen {

  /** What every terminal shows without breaking lines itself. */
  static final int COLUMNS = 80;

  private final int labelColumns;
  private final StringBuilder text = new StringBuilder();

  /** The labels of the rows, with the gap after them, take so many columns. */
  Screen(int labelColumns) {
    this.labelColumns = labelColumns;
  }

  Screen row(String label, String value) {
    List<String> lines = DisplayWidth.wrap(value, COLUMNS - labelColumns);
    String head = label;
    for (String line : lines) {
      text.append((DisplayWidth.pad(head, labelColumns) + line).stripTrailing()).append('\n');
      head = "";
    }
    return this;
  }

  Screen paragraph(String paragraph) {
    return paragraph("", paragraph);
  }

  /** A paragraph with a mark before its first line and as much space before the others. */
  Screen paragraph(String mark, String paragraph) {
    int indent = DisplayWidth.of(mark);
    String head = mark;
    for (String line : DisplayWidth.wrap(paragraph, COLUMNS - indent)) {
      text.append(DisplayWidth.pad(head, indent)).append(line).append('\n');
      head = "";
    }
    return this;
  }

  Screen blank() {
    text.append('\n');
    return this;
  }

  /** Lines that end with a line feed. */
  @Override
  public String toString() {
    return text.toString();
  }
}
