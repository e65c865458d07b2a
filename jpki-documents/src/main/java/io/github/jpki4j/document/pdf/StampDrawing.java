package io.github.jpki4j.document.pdf;

import static io.github.jpki4j.document.pdf.write.PdfValues.array;
import static io.github.jpki4j.document.pdf.write.PdfValues.dictionary;
import static io.github.jpki4j.document.pdf.write.PdfValues.name;
import static io.github.jpki4j.document.pdf.write.PdfValues.number;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.write.NewSignature.Look;
import io.github.jpki4j.document.pdf.write.ObjectSink;
import io.github.jpki4j.document.pdf.write.PdfValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.util.encoders.Hex;

/** Draws a stamp in the lower left corner of a page, later ones above earlier ones. */
final class StampDrawing {

  private static final double SIZE = 9;
  private static final double LEADING = 12;
  private static final double PADDING = 5;
  private static final double MARGIN = 24;
  private static final double GAP = 4;

  private final List<String> lines = new ArrayList<>();

  StampDrawing(Stamp stamp) {
    if (stamp.test()) {
      lines.add(stamp.testLine());
    }
    lines.addAll(stamp.lines());
  }

  /**
   * Draws it.
   *
   * @param page where it is to be seen
   * @param before how many stamps may be there already
   * @param sink takes its objects
   * @return what the widget needs
   * @throws DocumentException if the text cannot be shown, or has no room
   */
  Look draw(PageBox page, int before, ObjectSink sink) throws IOException, DocumentException {
    requireCharacters();
    double width = width();
    double height = lines.size() * LEADING + 2 * PADDING;
    double bottom = MARGIN + before * (height + GAP);
    if (width > page.width() - 2 * MARGIN || bottom + height > page.height()) {
      throw new DocumentException(Problem.STAMP_TOO_LONG);
    }
    double left = page.left() + MARGIN;
    double lower = page.bottom() + bottom;
    return new Look(
        array(number(left), number(lower), number(left + width), number(lower + height)),
        appearance(width, height, sink));
  }

  private void requireCharacters() throws DocumentException {
    for (String line : lines) {
      if (line.codePoints().anyMatch(c -> Character.isISOControl(c) || !Character.isDefined(c))) {
        throw new DocumentException(Problem.STAMP_CHARACTERS);
      }
    }
  }

  private double width() throws IOException {
    double most = 0;
    for (String line : lines) {
      most = Math.max(most, StampFont.of(line).width(line) * SIZE);
    }
    return most + 2 * PADDING;
  }

  private Reference appearance(double width, double height, ObjectSink sink) {
    Dictionary fonts = dictionary();
    for (String line : lines) {
      StampFont font = StampFont.of(line);
      if (fonts.get(font.resource()) == null) {
        fonts = PdfValues.with(fonts, font.resource(), sink.add(font.dictionary()));
      }
    }
    PdfObject box = array(number(0), number(0), number(width), number(height));
    Dictionary form =
        dictionary(
            "Type", name("XObject"),
            "Subtype", name("Form"),
            "BBox", box,
            "Resources", dictionary("Font", fonts));
    return sink.add(form, drawing(width, height).getBytes(StandardCharsets.US_ASCII));
  }

  private String drawing(double width, double height) {
    StringBuilder drawing = new StringBuilder("q\n0.5 w\n");
    drawing.append(text(0.25)).append(' ').append(text(0.25)).append(' ');
    drawing.append(text(width - 0.5)).append(' ').append(text(height - 0.5));
    drawing.append(" re S\nBT\n").append(text(LEADING)).append(" TL\n");
    drawing.append(text(PADDING)).append(' ');
    drawing.append(text(height - PADDING - SIZE)).append(" Td\n");
    for (String line : lines) {
      StampFont font = StampFont.of(line);
      drawing.append('/').append(font.resource()).append(' ').append(text(SIZE));
      drawing.append(" Tf\n<").append(Hex.toHexString(font.codes(line))).append("> Tj T*\n");
    }
    return drawing.append("ET\nQ\n").toString();
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
