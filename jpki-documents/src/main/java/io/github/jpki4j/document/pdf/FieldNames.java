package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.pdf.revision.FormFields;
import java.util.Set;
import java.util.stream.Collectors;

/** Names for new fields. */
final class FieldNames {

  private static final String NEW = "Signature";

  private FieldNames() {}

  /** A name that no field has, nor one that a field is below. */
  static String unused(FormFields fields) {
    Set<String> used =
        fields.all().stream()
            .map(FormFields.Field::name)
            .map(name -> name.contains(".") ? name.substring(0, name.indexOf('.')) : name)
            .collect(Collectors.toSet());
    int number = 1;
    while (used.contains(NEW + number)) {
      number++;
    }
    return NEW + number;
  }
}
