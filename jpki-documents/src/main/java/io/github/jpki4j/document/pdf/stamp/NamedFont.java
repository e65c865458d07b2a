package io.github.jpki4j.document.pdf.stamp;

import static io.github.jpki4j.document.pdf.write.PdfValues.array;
import static io.github.jpki4j.document.pdf.write.PdfValues.dictionary;
import static io.github.jpki4j.document.pdf.write.PdfValues.name;
import static io.github.jpki4j.document.pdf.write.PdfValues.number;
import static io.github.jpki4j.document.pdf.write.PdfValues.text;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.write.ObjectSink;
import java.nio.charset.StandardCharsets;

/**
 * The font for Japanese where none is given. It is not embedded: every viewer for Japan has one to
 * put in its place.
 */
final class NamedFont implements StampFont {

  private static final String NAME = "HeiseiKakuGo-W5";

  /** The last of the half-width characters of Adobe-Japan1. */
  private static final int LAST_HALF_WIDTH = 632;

  @Override
  public String resource() {
    return "J";
  }

  @Override
  public double width(String line) {
    return line.codePoints().mapToDouble(c -> isHalf(c) ? 0.5 : 1).sum();
  }

  private static boolean isHalf(int c) {
    return c < 0x80 || (c >= 0xFF61 && c <= 0xFF9F);
  }

  @Override
  public byte[] codes(String line) {
    return line.getBytes(StandardCharsets.UTF_16BE);
  }

  @Override
  public Reference addTo(ObjectSink sink, PdfaClaim claim) {
    return sink.add(
        dictionary(
            "Type", name("Font"),
            "Subtype", name("Type0"),
            "BaseFont", name(NAME),
            "Encoding", name("UniJIS-UTF16-H"),
            "DescendantFonts", array(descendant())));
  }

  private static Dictionary descendant() {
    return dictionary(
        "Type", name("Font"),
        "Subtype", name("CIDFontType0"),
        "BaseFont", name(NAME),
        "CIDSystemInfo",
            dictionary(
                "Registry", text("Adobe"), "Ordering", text("Japan1"), "Supplement", number(5)),
        "DW", number(1000),
        "W", array(number(1), number(LAST_HALF_WIDTH), number(500)),
        "FontDescriptor", descriptor());
  }

  private static Dictionary descriptor() {
    return dictionary(
        "Type", name("FontDescriptor"),
        "FontName", name(NAME),
        "Flags", number(4),
        "FontBBox", array(number(-92), number(-250), number(1010), number(922)),
        "ItalicAngle", number(0),
        "Ascent", number(752),
        "Descent", number(-221),
        "CapHeight", number(737),
        "StemV", number(114));
  }
}
