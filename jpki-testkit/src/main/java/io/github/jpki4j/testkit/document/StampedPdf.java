package io.github.jpki4j.testkit.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.bouncycastle.util.encoders.Hex;

/** Looks at the stamps of a signed PDF, with PDFBox. */
public final class StampedPdf {

  private StampedPdf() {}

  /**
   * The lines that the stamp of the last signature shows.
   *
   * @return empty if no page shows it
   */
  public static List<String> lines(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      int last = document.getSignatureFields().size() - 1;
      PDAnnotationWidget widget = document.getSignatureFields().get(last).getWidgets().get(0);
      if (widget.getRectangle().getWidth() == 0) {
        return List.of();
      }
      return lines(widget.getNormalAppearanceStream());
    }
  }

  private static List<String> lines(PDAppearanceStream appearance) throws IOException {
    String drawing =
        new String(appearance.getContentStream().toByteArray(), StandardCharsets.US_ASCII);
    List<String> lines = new ArrayList<>();
    String font = "";
    for (String line : drawing.lines().toList()) {
      if (line.endsWith(" Tf")) {
        font = line.substring(1, line.indexOf(' '));
      } else if (line.startsWith("<")) {
        byte[] codes = Hex.decode(line.substring(1, line.indexOf('>')));
        lines.add(
            font.equals("J")
                ? new String(codes, StandardCharsets.UTF_16BE)
                : read(codes, appearance.getResources().getFont(COSName.getPDFName(font))));
      }
    }
    return lines;
  }

  private static String read(byte[] codes, PDFont font) throws IOException {
    StringBuilder text = new StringBuilder();
    for (ByteBuffer left = ByteBuffer.wrap(codes); left.hasRemaining(); ) {
      text.append(font.toUnicode(left.getShort() & 0xFFFF));
    }
    return text.toString();
  }
}
