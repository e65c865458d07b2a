package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.write.NewSignature.Look;
import io.github.jpki4j.document.pdf.write.ObjectSink;
import io.github.jpki4j.document.pdf.write.PdfValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A stamp in a field that has its place already: as large as fits, and not larger than usual. */
final class FieldStamp {

  /** Smaller text is none. */
  private static final double SMALLEST = 0.4;

  /** A page without an edge near. */
  private static final PageBox WIDE = new PageBox(0, 0, 14_400, 14_400);

  private FieldStamp() {}

  /**
   * Draws it.
   *
   * @return the appearance of the field's widget
   * @throws DocumentException if the text cannot be shown, or has no room
   */
  static Reference draw(Stamp stamp, EmptyField field, ObjectSink sink)
      throws IOException, DocumentException {
    Look look = new StampDrawing(stamp).draw(WIDE, 0, sink);
    List<PdfObject> corners = look.rectangle().items();
    double width = number(corners.get(2)) - number(corners.get(0));
    double height = number(corners.get(3)) - number(corners.get(1));
    double scale = Math.min(1, Math.min(field.width() / width, field.height() / height));
    if (scale < SMALLEST) {
      throw new DocumentException(Problem.STAMP_TOO_LONG);
    }
    String drawing =
        String.format(
            Locale.ROOT,
            "q %.4f 0 0 %.4f %.2f %.2f cm /S Do Q\n",
            scale,
            scale,
            (field.width() - width * scale) / 2,
            (field.height() - height * scale) / 2);
    return sink.add(
        PdfValues.dictionary(
            "Type", PdfValues.name("XObject"),
            "Subtype", PdfValues.name("Form"),
            "BBox",
                PdfValues.array(
                    PdfValues.number(0),
                    PdfValues.number(0),
                    PdfValues.number(field.width()),
                    PdfValues.number(field.height())),
            "Resources",
                PdfValues.dictionary("XObject", PdfValues.dictionary("S", look.appearance()))),
        drawing.getBytes(StandardCharsets.US_ASCII));
  }

  private static double number(PdfObject object) {
    return object instanceof Num number ? number.value().doubleValue() : 0;
  }
}
