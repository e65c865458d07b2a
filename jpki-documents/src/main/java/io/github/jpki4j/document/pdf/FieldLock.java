package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.write.PdfValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the signature of a field locks (/Lock) is repeated in its signature dictionary, where the
 * signature itself says it (FieldMDP; ISO 32000-2, 12.8.2.4).
 */
final class FieldLock {

  private FieldLock() {}

  /** The items of /Reference; empty if the field locks nothing. */
  static List<PdfObject> references(EmptyField field, PdfSyntax syntax) {
    int last = syntax.last().number();
    @Nullable Dictionary lock = syntax.dictionary(field.dictionary().get("Lock"), last);
    if (lock == null) {
      return List.of();
    }
    Dictionary parameters =
        PdfValues.dictionary("Type", PdfValues.name("TransformParams"), "V", PdfValues.name("1.2"));
    for (String key : List.of("Action", "Fields")) {
      @Nullable PdfObject value = lock.get(key);
      if (value != null) {
        parameters = PdfValues.with(parameters, key, value);
      }
    }
    Dictionary reference =
        PdfValues.dictionary(
            "Type", PdfValues.name("SigRef"),
            "TransformMethod", PdfValues.name("FieldMDP"),
            "TransformParams", parameters);
    @Nullable PdfObject root = syntax.last().trailer().get("Root");
    return List.of(root == null ? reference : PdfValues.with(reference, "Data", root));
  }
}
