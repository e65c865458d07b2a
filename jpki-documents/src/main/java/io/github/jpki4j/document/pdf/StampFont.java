package io.github.jpki4j.document.pdf;

import static io.github.jpki4j.document.pdf.write.PdfValues.array;
import static io.github.jpki4j.document.pdf.write.PdfValues.number;
import static io.github.jpki4j.document.pdf.write.PdfValues.text;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.write.PdfValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;

/**
 * The fonts of stamps. None is embedded: Helvetica is one that every viewer has, and every viewer
 * for Japan has one to put in place of the Japanese one, which is taken where Helvetica is not
 * enough.
 */
enum StampFont {
  LATIN("L"),
  JAPANESE("J");

  private static final String NAME = "HeiseiKakuGo-W5";

  /** The last of the half-width characters of Adobe-Japan1. */
  private static final int LAST_HALF_WIDTH = 632;

  private static final float HALF = 0.5f;
  private static final float UNITS = 1000;

  private final String resource;

  StampFont(String resource) {
    this.resource = resource;
  }

  /** The font for a line. */
  static StampFont of(String line) {
    return line.chars().allMatch(c -> c >= ' ' && c <= '~') ? LATIN : JAPANESE;
  }

  /** Its name among the resources of the stamp. */
  String resource() {
    return resource;
  }

  /** The width of a line in units of the font's size. */
  float width(String line) throws IOException {
    float width = 0;
    for (int c : line.codePoints().toArray()) {
      width += this == LATIN ? helvetica(c) : isHalf(c) ? HALF : 1;
    }
    return width;
  }

  private static float helvetica(int c) throws IOException {
    String glyph = WinAnsiEncoding.INSTANCE.getName(c);
    return Standard14Fonts.getAFM("Helvetica").getCharacterWidth(glyph) / UNITS;
  }

  private static boolean isHalf(int c) {
    return c < 0x80 || (c >= 0xFF61 && c <= 0xFF9F);
  }

  /** A line in the codes of the font. */
  byte[] codes(String line) {
    return line.getBytes(this == LATIN ? StandardCharsets.US_ASCII : StandardCharsets.UTF_16BE);
  }

  /** The font as an object of a PDF. */
  Dictionary dictionary() {
    if (this == LATIN) {
      return PdfValues.dictionary(
          "Type", PdfValues.name("Font"),
          "Subtype", PdfValues.name("Type1"),
          "BaseFont", PdfValues.name("Helvetica"),
          "Encoding", PdfValues.name("WinAnsiEncoding"));
    }
    return PdfValues.dictionary(
        "Type", PdfValues.name("Font"),
        "Subtype", PdfValues.name("Type0"),
        "BaseFont", PdfValues.name(NAME),
        "Encoding", PdfValues.name("UniJIS-UTF16-H"),
        "DescendantFonts", array(descendant()));
  }

  private static Dictionary descendant() {
    return PdfValues.dictionary(
        "Type", PdfValues.name("Font"),
        "Subtype", PdfValues.name("CIDFontType0"),
        "BaseFont", PdfValues.name(NAME),
        "CIDSystemInfo",
            PdfValues.dictionary(
                "Registry", text("Adobe"), "Ordering", text("Japan1"), "Supplement", number(5)),
        "DW", number(1000),
        "W", array(number(1), number(LAST_HALF_WIDTH), number(500)),
        "FontDescriptor", descriptor());
  }

  private static Dictionary descriptor() {
    return PdfValues.dictionary(
        "Type", PdfValues.name("FontDescriptor"),
        "FontName", PdfValues.name(NAME),
        "Flags", number(4),
        "FontBBox", array(number(-92), number(-250), number(1010), number(922)),
        "ItalicAngle", number(0),
        "Ascent", number(752),
        "Descent", number(-221),
        "CapHeight", number(737),
        "StemV", number(114));
  }
}
