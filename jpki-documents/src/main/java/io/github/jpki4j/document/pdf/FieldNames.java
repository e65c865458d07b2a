package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.pdf.revision.FormFields;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSString;

/** Names of fields as people read them: a text string is one of three encodings. */
final class FieldNames {

  private static final String NEW = "Signature";

  private FieldNames() {}

  /**
   * The text of a name.
   *
   * @param name its bytes, each a character
   */
  static String text(String name) {
    return new COSString(name.getBytes(StandardCharsets.ISO_8859_1)).getString();
  }

  /** A name that no field has, nor one that a field is below. */
  static String unused(FormFields fields) {
    Set<String> used =
        fields.all().stream()
            .map(field -> text(field.name()))
            .map(name -> name.contains(".") ? name.substring(0, name.indexOf('.')) : name)
            .collect(Collectors.toSet());
    int number = 1;
    while (used.contains(NEW + number)) {
      number++;
    }
    return NEW + number;
  }
}
