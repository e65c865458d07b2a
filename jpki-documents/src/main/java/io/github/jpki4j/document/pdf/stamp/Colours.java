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
 * The colour spaces of a stamp (ISO 32000-2, 8.6): those of the device, which viewers show alike;
 * in PDF/A, where only an output intent gives those a meaning, sRGB by its numbers. Which colours
 * an output intent is for is not looked at: every one is for gray.
 */
final class Colours {

  private static final Array WHITE = numbers("0.9505 1 1.089");

  private static final Array GRAY =
      array(name("CalGray"), dictionary("WhitePoint", WHITE, "Gamma", decimal("2.2")));

  private static final Array RGB =
      array(
          name("CalRGB"),
          dictionary(
              "WhitePoint", WHITE,
              "Gamma", numbers("2.2 2.2 2.2"),
              "Matrix", numbers("0.4124 0.2126 0.0193 0.3576 0.7152 0.1192 0.1805 0.0722 0.9505")));

  private Colours() {}

  /** From black to white. */
  static PdfObject gray(PdfaClaim claim) {
    return claim.isPdfa() && !claim.hasIntent() ? GRAY : name("DeviceGray");
  }

  /** Red, green and blue. */
  static PdfObject rgb(PdfaClaim claim) {
    return claim.isPdfa() ? RGB : name("DeviceRGB");
  }

  private static Array numbers(String values) {
    return new Array(
        Arrays.stream(values.split(" ", -1)).<PdfObject>map(Colours::decimal).toList());
  }

  private static Num decimal(String value) {
    return new Num(new BigDecimal(value), value.indexOf('.') < 0);
  }
}
