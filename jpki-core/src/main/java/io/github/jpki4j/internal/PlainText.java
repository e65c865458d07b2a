package io.github.jpki4j.internal;

import java.util.Locale;

/** Text of others in our own: for logs, messages and {@code toString}. */
public final class PlainText {

  private PlainText() {}

  /**
   * The text with an escape, as Java writes it, in place of each char that a terminal obeys or that
   * changes how its neighbours look: control characters (U+0000 to U+001F and U+007F to U+009F),
   * format characters such as those for the direction of writing, separators of lines and
   * paragraphs, and halves of surrogate pairs.
   *
   * @param text any
   * @return what can be shown
   */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (isCommand(c)) {
        for (char unit : Character.toChars(c)) {
          shown.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
        }
      } else {
        shown.appendCodePoint(c);
      }
    }
    return shown.toString();
  }

  private static boolean isCommand(int c) {
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
}
