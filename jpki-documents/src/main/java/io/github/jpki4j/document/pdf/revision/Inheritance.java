package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a page has from the nodes above it (ISO 32000-2, 7.7.3.4), and may say itself later. */
final class Inheritance {

  private static final Set<String> KEYS = Set.of("Resources", "MediaBox", "CropBox", "Rotate");

  /** Levels of nodes above a page that are looked at. */
  private static final int LEVELS = 20;

  private final ObjectComparison comparison;

  Inheritance(ObjectComparison comparison) {
    this.comparison = comparison;
  }

  /** Whether a page without a key had this value for it from above. */
  boolean has(String key, Dictionary page, @Nullable PdfObject value) {
    if (!KEYS.contains(key) || page.get(key) != null) {
      return false;
    }
    @Nullable PdfObject above = comparison.old(page.get("Parent"));
    for (int i = 0; i < LEVELS && above instanceof Dictionary node; i++) {
      if (node.get(key) != null) {
        return comparison.isSame(node.get(key), value);
      }
      above = comparison.old(node.get("Parent"));
    }
    return false;
  }
}
