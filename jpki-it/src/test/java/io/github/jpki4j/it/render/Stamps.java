package io.github.jpki4j.it.render;

import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureFinding;
import io.github.jpki4j.document.SignatureReport;
import java.awt.Rectangle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Where later signatures are seen, as a report tells it, in the pixels of {@link PageImages}. */
public final class Stamps {

  private static final double SCALE = PageImages.RESOLUTION / 72.0;

  private Stamps() {}

  /**
   * The places that a signature's report warns of.
   *
   * @param signature the report
   * @param pdf the whole file
   */
  public static List<Rectangle> of(SignatureReport signature, byte[] pdf) throws IOException {
    List<Rectangle> places = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (SignatureFinding finding : signature.findings()) {
        if (finding.code() == SignatureCode.STAMP_AFTER) {
          String[] numbers = finding.arguments().get(1).split(" ");
          for (PDPage page : document.getPages()) {
            places.add(place(page, numbers));
          }
        }
      }
    }
    return places;
  }

  private static Rectangle place(PDPage page, String[] numbers) {
    PDRectangle box = page.getCropBox();
    double[] n = new double[4];
    for (int i = 0; i < 4; i++) {
      if (numbers.length != 4 || numbers[i].equals("?")) {
        return new Rectangle(0, 0, 1 << 20, 1 << 20);
      }
      n[i] = Double.parseDouble(numbers[i]);
    }
    double left = Math.min(n[0], n[2]) - box.getLowerLeftX();
    double right = Math.max(n[0], n[2]) - box.getLowerLeftX();
    double low = Math.min(n[1], n[3]) - box.getLowerLeftY();
    double high = Math.max(n[1], n[3]) - box.getLowerLeftY();
    double width = box.getWidth();
    double height = box.getHeight();
    return switch (page.getRotation()) {
      case 90 -> pixels(low, left, high, right);
      case 180 -> pixels(width - right, low, width - left, high);
      case 270 -> pixels(height - high, width - right, height - low, width - left);
      default -> pixels(left, height - high, right, height - low);
    };
  }

  /** Left, top, right and bottom, with the pixels around that are drawn in part. */
  private static Rectangle pixels(double left, double top, double right, double bottom) {
    int x = (int) Math.floor(left * SCALE) - 2;
    int y = (int) Math.floor(top * SCALE) - 2;
    return new Rectangle(
        x, y, (int) Math.ceil(right * SCALE) + 2 - x, (int) Math.ceil(bottom * SCALE) + 2 - y);
  }
}
