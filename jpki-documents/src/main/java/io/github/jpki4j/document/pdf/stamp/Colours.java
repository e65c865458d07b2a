package io.github.jpki4j.document.pdf.stamp;

import static io.github.jpki4j.document.pdf.write.PdfValues.array;
import static io.github.jpki4j.document.pdf.write.PdfValues.dictionary;
import static io.github.jpki4j.document.pdf.write.PdfValues.name;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The colours of a screen (sRGB) without a profile (ISO 32000-2, 8.6.5): PDF/A takes them whether
 * or not the file has an output intent.
 */
final class Colours {

  private static final Array WHITE = numbers("0.9505 1 1.089");

  /** From black to white. */
  static final Array GRAY =
      array(name("CalGray"), dictionary("WhitePoint", WHITE, "Gamma", decimal("2.2")));

  /** Red, green and blue. */
  static final Array RGB =
      array(
          name("CalRGB"),
          dictionary(
              "WhitePoint", WHITE,
              "Gamma", numbers("2.2 2.2 2.2"),
              "Matrix", numbers("0.4124 0.2126 0.0193 0.3576 0.7152 0.1192 0.1805 0.0722 0.9505")));

  private Colours() {}

  private static Array numbers(String values) {
    return new Array(
        Arrays.stream(values.split(" ", -1)).<PdfObject>map(Colours::decimal).toList());
  }

  private static Num decimal(String value) {
    return new Num(new BigDecimal(value), value.indexOf('.') < 0);
  }
}
