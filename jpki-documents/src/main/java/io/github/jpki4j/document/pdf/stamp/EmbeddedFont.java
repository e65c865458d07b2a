package io.github.jpki4j.document.pdf.stamp;

import static io.github.jpki4j.document.pdf.write.PdfValues.array;
import static io.github.jpki4j.document.pdf.write.PdfValues.dictionary;
import static io.github.jpki4j.document.pdf.write.PdfValues.name;
import static io.github.jpki4j.document.pdf.write.PdfValues.number;
import static io.github.jpki4j.document.pdf.write.PdfValues.text;
import static io.github.jpki4j.document.pdf.write.PdfValues.with;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.write.ObjectSink;
import io.github.jpki4j.document.signer.DocumentBoundary;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A font that is embedded with the glyphs of some lines (ISO 32000-2, 9.7). Each character has a
 * code of its own, from 1 on, also where two share a glyph: so the text can be read back.
 */
final class EmbeddedFont implements StampFont {

  private static final double THOUSAND = 1000;
  private static final int STEM = 80;
  private static final int SYMBOLIC = 4;
  private static final int BITS = 8;

  private final String resource;
  private final String baseFont;

  /** Codes by characters, in the order of the codes. */
  private final Map<Integer, Integer> codes = new LinkedHashMap<>();

  private final List<Integer> glyphs = new ArrayList<>(List.of(0));
  private final List<Double> widths = new ArrayList<>(List.of(0.0));
  private final byte[] program;
  private final Dictionary metrics;

  private EmbeddedFont(String resource, FontFile font, List<String> lines)
      throws DocumentException {
    this.resource = resource;
    for (String line : lines) {
      for (int c : line.codePoints().toArray()) {
        add(c, font);
      }
    }
    this.program = FontSubset.of(font, glyphs);
    this.baseFont = tag(program) + '+' + font.name();
    this.metrics = metrics(font);
  }

  /**
   * Takes what the lines need of a font.
   *
   * @throws DocumentException if it lacks a character, or cannot be read
   */
  static EmbeddedFont of(String resource, FontFile font, List<String> lines)
      throws DocumentException {
    return DocumentBoundary.call(
        cause -> new DocumentException(Problem.STAMP_FONT, -1, "a damaged font", cause),
        () -> new EmbeddedFont(resource, font, lines));
  }

  /** Whether a font has all characters of a line. */
  static boolean covers(FontFile font, String line) {
    return line.codePoints().allMatch(c -> font.glyph(c) != 0);
  }

  private void add(int codePoint, FontFile font) throws DocumentException {
    int glyph = font.glyph(codePoint);
    if (glyph == 0) {
      throw new DocumentException(
          Problem.STAMP_CHARACTERS, -1, String.format("U+%04X", codePoint), null);
    }
    if (codes.putIfAbsent(codePoint, glyphs.size()) == null) {
      glyphs.add(glyph);
      widths.add(font.advance(glyph));
    }
  }

  /** Six letters, others for other glyphs. */
  private static String tag(byte[] program) {
    StringBuilder tag = new StringBuilder();
    int rest = Arrays.hashCode(program) & Integer.MAX_VALUE;
    for (int i = 0; i < 6; i++) {
      tag.append((char) ('A' + rest % 26));
      rest /= 26;
    }
    return tag.toString();
  }

  private static Dictionary metrics(FontFile font) throws DocumentException {
    int ascent = font.metric("hhea", 4);
    return dictionary(
        "Flags", number(SYMBOLIC),
        "FontBBox",
            array(
                number(font.metric("head", 36)),
                number(font.metric("head", 38)),
                number(font.metric("head", 40)),
                number(font.metric("head", 42))),
        "ItalicAngle", number(0),
        "Ascent", number(ascent),
        "Descent", number(font.metric("hhea", 6)),
        "CapHeight", number(ascent),
        "StemV", number(STEM));
  }

  @Override
  public String resource() {
    return resource;
  }

  private int code(int codePoint) {
    return Objects.requireNonNull(codes.get(codePoint));
  }

  @Override
  public double width(String line) {
    return line.codePoints().mapToDouble(c -> widths.get(code(c))).sum() / THOUSAND;
  }

  @Override
  public byte[] codes(String line) {
    int[] codePoints = line.codePoints().toArray();
    ByteBuffer bytes = ByteBuffer.allocate(2 * codePoints.length);
    for (int c : codePoints) {
      bytes.putShort((short) code(c));
    }
    return bytes.array();
  }

  @Override
  public Reference addTo(ObjectSink sink, PdfaClaim claim) {
    return sink.add(
        dictionary(
            "Type", name("Font"),
            "Subtype", name("Type0"),
            "BaseFont", name(baseFont),
            "Encoding", name("Identity-H"),
            "DescendantFonts", array(sink.add(descendant(sink, claim))),
            "ToUnicode", sink.add(dictionary(), ToUnicode.of(codes))));
  }

  private Dictionary descendant(ObjectSink sink, PdfaClaim claim) {
    ByteBuffer map = ByteBuffer.allocate(2 * glyphs.size());
    glyphs.forEach(glyph -> map.putShort(glyph.shortValue()));
    List<PdfObject> each = new ArrayList<>();
    widths.subList(1, widths.size()).forEach(width -> each.add(number(width)));
    return dictionary(
        "Type", name("Font"),
        "Subtype", name("CIDFontType2"),
        "BaseFont", name(baseFont),
        "CIDSystemInfo",
            dictionary(
                "Registry", text("Adobe"), "Ordering", text("Identity"), "Supplement", number(0)),
        "DW", number(0),
        "W", array(number(1), new Array(List.copyOf(each))),
        "CIDToGIDMap", sink.add(dictionary(), map.array()),
        "FontDescriptor", sink.add(descriptor(sink, claim)));
  }

  private Dictionary descriptor(ObjectSink sink, PdfaClaim claim) {
    Dictionary descriptor = dictionary("Type", name("FontDescriptor"), "FontName", name(baseFont));
    for (Map.Entry<String, PdfObject> metric : metrics.entries().entrySet()) {
      descriptor = with(descriptor, metric.getKey(), metric.getValue());
    }
    Reference file = sink.add(dictionary("Length1", number(program.length)), program);
    descriptor = with(descriptor, "FontFile2", file);
    return claim.wantsCidSet()
        ? with(descriptor, "CIDSet", sink.add(dictionary(), cidSet()))
        : descriptor;
  }

  /** A bit for each code, the first for 0, which every font has. */
  private byte[] cidSet() {
    byte[] bits = new byte[(glyphs.size() + BITS - 1) / BITS];
    for (int i = 0; i < glyphs.size(); i++) {
      bits[i / BITS] |= (byte) (0x80 >> i % BITS);
    }
    return bits;
  }
}
