package io.github.jpki4j.cli.manual;

import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.console.Language;
import java.util.Locale;

/**
 * The source of one manual page, in the macros of man(7). Japanese is broken into lines here: not
 * every formatter knows where such a line may end, and one that does not makes it longer than the
 * screen.
 */
final class Roff {

  /** Of a screen with 80 columns, what the formatters leave to a paragraph and to a list. */
  private static final int PARAGRAPH = 70;

  private static final int ENTRY = 63;

  private final StringBuilder source = new StringBuilder();
  private final boolean broken;

  Roff(Language language) {
    this.broken = language == Language.JA;
  }

  /** Begins the page: its name, the date and the version at its foot. */
  Roff head(String page, String date, String version) {
    source.append(
        """
        .TH %s 1 %s "%s" "jpki"
        .nh
        .ad l
        """
            .formatted(escaped(page).toUpperCase(Locale.ROOT), date, quoted(version)));
    return this;
  }

  Roff section(String title) {
    source.append(".SH ").append(escaped(title)).append('\n');
    return this;
  }

  /** The line by which apropos and whatis know the page. */
  Roff name(String page, String meaning) {
    source.append(escaped(page)).append(" \\- ").append(escaped(meaning)).append('\n');
    return this;
  }

  /** Lines that have their marks by {@link #bold} and {@link #italic} already. */
  Roff marked(String marked) {
    source.append(marked).append('\n');
    return this;
  }

  /** The first paragraph of a section. */
  Roff text(String text) {
    return lines(text, PARAGRAPH);
  }

  Roff paragraph(String text) {
    source.append(".PP\n");
    return text(text);
  }

  /** An entry of a list: what it is about, with its marks, and what is said of it. */
  Roff entry(String marked, String text) {
    source.append(".TP\n").append(marked).append('\n');
    return lines(text, ENTRY);
  }

  private Roff lines(String text, int columns) {
    String end = broken ? "\n.br\n" : "\n";
    String lines =
        String.join(end, DisplayWidth.wrap(text, columns).stream().map(Roff::line).toList());
    source.append(lines).append('\n');
    return this;
  }

  private static String line(String text) {
    String escaped = escaped(text);
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }

  static String bold(String text) {
    return "\\fB" + escaped(text) + "\\fR";
  }

  static String italic(String text) {
    return "\\fI" + escaped(text) + "\\fR";
  }

  /** A hyphen is one of typography unless it is escaped, and then nobody can copy an option. */
  static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-");
  }

  private static String quoted(String text) {
    return escaped(text).replace("\"", "\\(dq");
  }

  @Override
  public String toString() {
    return source.toString();
  }
}
