package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Text;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The name of a field for people: those of the fields above it, with points between them. */
final class FieldName {

  /** Characters; what is longer helps nobody. */
  private static final int LONGEST = 100;

  /** Bytes of one name that can matter: four for a character, and a mark. */
  private static final int MOST_BYTES = 4 * LONGEST + 3;

  private static final int DEEPEST = 20;

  private FieldName() {}

  /**
   * The name of a field in the last state.
   *
   * @return a question mark if it has none
   */
  static String of(Dictionary field, PdfSyntax syntax) {
    int last = syntax.last().number();
    Deque<String> names = new ArrayDeque<>();
    @Nullable Dictionary at = field;
    for (int i = 0; i < DEEPEST && at != null; i++) {
      if (syntax.get(at, "T", last) instanceof Text text) {
        names.push(decoded(text));
      }
      at = syntax.dictionary(at.get("Parent"), last);
    }
    String name = String.join(".", names);
    int most = Math.min(LONGEST, name.codePointCount(0, name.length()));
    return name.isEmpty() ? "?" : name.substring(0, name.offsetByCodePoints(0, most));
  }

  /** A text string of PDF; PDFDocEncoding differs from ISO 8859-1 in rare characters alone. */
  private static String decoded(PdfObject.Text text) {
    String value = text.value().substring(0, Math.min(text.value().length(), MOST_BYTES));
    if (value.startsWith("\u00FE\u00FF")) {
      return read(value.substring(2), StandardCharsets.UTF_16BE);
    }
    return value.startsWith("\u00EF\u00BB\u00BF")
        ? read(value.substring(3), StandardCharsets.UTF_8)
        : value;
  }

  private static String read(String bytes, Charset charset) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), charset);
  }
}
