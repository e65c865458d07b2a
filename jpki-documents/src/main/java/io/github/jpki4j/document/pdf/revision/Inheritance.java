package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a page has from the nodes above it (ISO 32000-2, 7.7.3.4), and may say itself later. */
final class Inheritance {

  private static final Set<String> KEYS = Set.of("Resources", "MediaBox", "CropBox", "Rotate");

  /** Levels of nodes above a page that are looked at. */
  private static final int LEVELS = 20;

  private final PdfSyntax syntax;
  private final int before;
  private final ObjectComparison comparison;
  private final Work work;

  /** Once somebody asked; all pages are gone through once. */
  private @Nullable PageParents parents;

  /** Asks about the state before another one. */
  Inheritance(PdfSyntax syntax, int before, ObjectComparison comparison, Work work) {
    this.syntax = syntax;
    this.before = before;
    this.comparison = comparison;
    this.work = work;
  }

  /** Whether a page without a key had this value for it from above, for every reader. */
  boolean has(String key, Dictionary page, int number, @Nullable PdfObject value) {
    if (!KEYS.contains(key) || page.get(key) != null) {
      return false;
    }
    int at = number;
    Dictionary node = page;
    for (int i = 0; i < LEVELS; i++) {
      Optional<Reference> above = parents().of(at, node);
      @Nullable Dictionary next = syntax.dictionary(above.orElse(null), before);
      if (above.isEmpty() || next == null) {
        return false;
      }
      if (next.get(key) != null) {
        return comparison.isSame(key, next.get(key), value);
      }
      at = above.get().number();
      node = next;
    }
    return false;
  }

  private PageParents parents() {
    if (parents == null) {
      parents = PageParents.of(syntax, before, work);
    }
    return parents;
  }
}
