package io.github.jpki4j.document.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
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
  COSDictionary dictionary() {
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    if (this == LATIN) {
      font.setItem(COSName.SUBTYPE, COSName.TYPE1);
      font.setName(COSName.BASE_FONT, "Helvetica");
      font.setItem(COSName.ENCODING, COSName.WIN_ANSI_ENCODING);
      return font;
    }
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setName(COSName.BASE_FONT, NAME);
    font.setName(COSName.ENCODING, "UniJIS-UTF16-H");
    COSArray descendants = new COSArray();
    descendants.add(descendant());
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    return font;
  }

  private static COSDictionary descendant() {
    COSDictionary system = new COSDictionary();
    system.setItem(COSName.REGISTRY, new COSString("Adobe"));
    system.setItem(COSName.ORDERING, new COSString("Japan1"));
    system.setInt(COSName.SUPPLEMENT, 5);
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
    font.setName(COSName.BASE_FONT, NAME);
    font.setItem(COSName.CIDSYSTEMINFO, system);
    font.setInt(COSName.DW, 1000);
    font.setItem(COSName.W, COSArray.ofCOSIntegers(List.of(1, LAST_HALF_WIDTH, 500)));
    font.setItem(COSName.FONT_DESC, descriptor());
    return font;
  }

  private static COSDictionary descriptor() {
    COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, NAME);
    descriptor.setInt(COSName.FLAGS, 4);
    descriptor.setItem(COSName.FONT_BBOX, COSArray.ofCOSIntegers(List.of(-92, -250, 1010, 922)));
    descriptor.setInt(COSName.ITALIC_ANGLE, 0);
    descriptor.setInt(COSName.ASCENT, 752);
    descriptor.setInt(COSName.DESCENT, -221);
    descriptor.setInt(COSName.CAP_HEIGHT, 737);
    descriptor.setInt(COSName.STEM_V, 114);
    return descriptor;
  }
}
