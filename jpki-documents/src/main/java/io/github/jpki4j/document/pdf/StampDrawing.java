package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.util.encoders.Hex;

/** Draws a stamp in the lower left corner of a page, later ones above earlier ones. */
final class StampDrawing {

  private static final float SIZE = 9;
  private static final float LEADING = 12;
  private static final float PADDING = 5;
  private static final float MARGIN = 24;
  private static final float GAP = 4;

  private final PDDocument document;
  private final Stamp stamp;
  private final List<String> lines = new ArrayList<>();

  StampDrawing(PDDocument document, Stamp stamp) {
    this.document = document;
    this.stamp = stamp;
    if (stamp.test()) {
      lines.add(stamp.testLine());
    }
    lines.addAll(stamp.lines());
  }

  /**
   * Gives the field of a new signature its appearance.
   *
   * @param signature just added
   * @param before how many signatures there were
   * @throws DocumentException if the text cannot be shown
   */
  void drawOn(PDSignature signature, int before) throws IOException, DocumentException {
    requireCharacters();
    float width = width();
    float height = lines.size() * LEADING + 2 * PADDING;
    PDPage page = document.getPage(stamp.page() - 1);
    PDRectangle crop = page.getCropBox();
    float bottom = MARGIN + before * (height + GAP);
    if (width > crop.getWidth() - 2 * MARGIN || bottom + height > crop.getHeight()) {
      throw new DocumentException(Problem.STAMP_TOO_LONG);
    }
    PDAnnotationWidget widget = widget(signature);
    widget.setRectangle(
        new PDRectangle(
            crop.getLowerLeftX() + MARGIN, crop.getLowerLeftY() + bottom, width, height));
    PDAppearanceDictionary appearance = new PDAppearanceDictionary();
    appearance.setNormalAppearance(appearance(width, height));
    widget.setAppearance(appearance);
  }

  private PDAnnotationWidget widget(PDSignature signature) {
    for (PDSignatureField field : document.getSignatureFields()) {
      if (signature.getCOSObject() == field.getCOSObject().getDictionaryObject(COSName.V)) {
        return field.getWidgets().get(0);
      }
    }
    throw new IllegalStateException("the field that was just added");
  }

  private void requireCharacters() throws DocumentException {
    for (String line : lines) {
      if (line.codePoints().anyMatch(c -> Character.isISOControl(c) || !Character.isDefined(c))) {
        throw new DocumentException(Problem.STAMP_CHARACTERS);
      }
    }
  }

  private float width() throws IOException {
    float most = 0;
    for (String line : lines) {
      most = Math.max(most, StampFont.of(line).width(line) * SIZE);
    }
    return most + 2 * PADDING;
  }

  private PDAppearanceStream appearance(float width, float height) throws IOException {
    PDAppearanceStream stream = new PDAppearanceStream(document);
    stream.setBBox(new PDRectangle(width, height));
    COSDictionary fonts = new COSDictionary();
    for (String line : lines) {
      StampFont font = StampFont.of(line);
      fonts.setItem(COSName.getPDFName(font.resource()), font.dictionary());
    }
    PDResources resources = new PDResources();
    resources.getCOSObject().setItem(COSName.FONT, fonts);
    stream.setResources(resources);
    StringBuilder drawing = new StringBuilder("q\n0.5 w\n");
    drawing.append(number(0.25f)).append(' ').append(number(0.25f)).append(' ');
    drawing.append(number(width - 0.5f)).append(' ').append(number(height - 0.5f));
    drawing
        .append(" re S\nBT\n")
        .append(number(LEADING))
        .append(" TL\n")
        .append(number(PADDING))
        .append(' ');
    drawing.append(number(height - PADDING - SIZE)).append(" Td\n");
    for (String line : lines) {
      StampFont font = StampFont.of(line);
      drawing.append('/').append(font.resource()).append(' ').append(number(SIZE));
      drawing.append(" Tf\n<").append(Hex.toHexString(font.codes(line))).append("> Tj T*\n");
    }
    drawing.append("ET\nQ\n");
    try (OutputStream out = stream.getStream().createOutputStream()) {
      out.write(drawing.toString().getBytes(StandardCharsets.US_ASCII));
    }
    return stream;
  }

  private static String number(float value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
