package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Text;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
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
        names.push(TextString.decoded(text, MOST_BYTES));
      }
      at = syntax.dictionary(at.get("Parent"), last);
    }
    String name = String.join(".", names);
    int most = Math.min(LONGEST, name.codePointCount(0, name.length()));
    return name.isEmpty() ? "?" : name.substring(0, name.offsetByCodePoints(0, most));
  }
}
