package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Name;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import org.jspecify.annotations.Nullable;

/** What a field says itself, or has from those above it. */
final class FieldEntries {

  /** Levels of fields that are looked at. */
  private static final int LEVELS = 20;

  private final PdfSyntax syntax;

  FieldEntries(PdfSyntax syntax) {
    this.syntax = syntax;
  }

  /** The meaning of a value that fields have from those above; null if there is none. */
  @Nullable PdfObject inherited(@Nullable PdfObject field, String key, int revision) {
    @Nullable PdfObject at = field;
    for (int i = 0; i < LEVELS && at != null; i++) {
      @Nullable PdfObject value = syntax.get(at, key, revision);
      if (value != null) {
        return value;
      }
      at = syntax.get(at, "Parent", revision);
    }
    return null;
  }

  /**
   * Whether fields may be added below one. A field with a field below it is none of its own for
   * some readers: poppler then no longer draws the text of one that has no appearance. So it must
   * be no widget, have no value, and be of no kind that is not for signatures.
   */
  boolean mayHaveKids(Dictionary field, int revision) {
    @Nullable PdfObject kind = inherited(field, "FT", revision);
    return field.get("Subtype") == null
        && (kind == null || kind.equals(new Name("Sig")))
        && inherited(field, "V", revision) == null;
  }
}
