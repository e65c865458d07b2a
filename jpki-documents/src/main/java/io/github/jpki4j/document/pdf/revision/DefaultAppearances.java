package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Name;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Text;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the texts of a state are drawn with where the reader draws them: fields and annotations with
 * a default appearance (/DA), or without one. All objects of the state count, also those that only
 * some readers find.
 */
final class DefaultAppearances {

  private static final Pattern NAME = Pattern.compile("/([^\\s/()<>\\[\\]{}%]*)");
  private static final Pattern ESCAPE = Pattern.compile("#([0-9A-Fa-f]{2})");

  private final PdfSyntax syntax;
  private final int revision;
  private final Set<String> names = new HashSet<>();
  private boolean isMissing;

  private DefaultAppearances(PdfSyntax syntax, int revision) {
    this.syntax = syntax;
    this.revision = revision;
  }

  /** Looks at all objects of a state. */
  static DefaultAppearances of(PdfSyntax syntax, int revision, Work work) {
    DefaultAppearances appearances = new DefaultAppearances(syntax, revision);
    Deque<PdfObject> pending = new ArrayDeque<>();
    for (int number : syntax.numbers()) {
      @Nullable PdfObject object = syntax.object(number, revision);
      if (object != null) {
        pending.push(object);
      }
    }
    while (!pending.isEmpty()) {
      if (!work.take(1)) {
        appearances.isMissing = true;
        break;
      }
      PdfObject next = pending.pop();
      if (next instanceof Dictionary dictionary) {
        appearances.look(dictionary);
      }
      PdfSyntax.parts(next).forEach(pending::push);
    }
    return appearances;
  }

  private void look(Dictionary dictionary) {
    @Nullable PdfObject kind = syntax.get(dictionary, "FT", revision);
    if (new Name("Sig").equals(kind)) {
      return; // nobody draws a text for it
    }
    @Nullable PdfObject appearance = syntax.get(dictionary, "DA", revision);
    if (appearance instanceof Text text) {
      Matcher matcher = NAME.matcher(text.value());
      while (matcher.find()) {
        names.add(unescaped(matcher.group(1)));
      }
    } else if (kind != null || isDrawn(dictionary)) {
      isMissing = true;
    }
  }

  private boolean isDrawn(Dictionary dictionary) {
    @Nullable PdfObject subtype = syntax.get(dictionary, "Subtype", revision);
    boolean isWidget = new Name("Widget").equals(subtype);
    @Nullable PdfObject parent = dictionary.get("Parent");
    boolean ofSignature = isWidget && new Name("Sig").equals(syntax.get(parent, "FT", revision));
    return (isWidget && !ofSignature) || new Name("FreeText").equals(subtype);
  }

  private static String unescaped(String name) {
    return ESCAPE
        .matcher(name)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }

  /** Whether some text may be drawn with a resource of the form. */
  boolean draw(String resource) {
    return names.contains(resource);
  }

  /** Whether some field or annotation has none of its own. */
  boolean areMissing() {
    return isMissing;
  }
}
