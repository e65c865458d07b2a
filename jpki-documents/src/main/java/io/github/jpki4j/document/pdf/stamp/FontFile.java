package io.github.jpki4j.document.pdf.stamp;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.signer.DocumentBoundary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;

/**
 * A font with TrueType outlines that may be embedded: TTF, one of a TTC, or OTF with the table
 * glyf. Only the tables that a PDF needs are looked at, and of those what a stamp needs. Immutable,
 * thread-safe.
 */
public final class FontFile {

  /** Bytes; the largest Japanese fonts have about 20 MB. */
  public static final int MOST_BYTES = 32 << 20;

  private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** Bits of fsType (OS/2): which licence there is, without subsets, bitmaps alone. */
  private static final int LICENCE = 0x0E;

  private static final int RESTRICTED = 0x02;
  private static final int NO_SUBSET = 0x100;
  private static final int BITMAPS = 0x200;
  private static final int THOUSAND = 1000;

  private final Sfnt sfnt;
  private final CharacterMap characters;
  private final ByteBuffer metrics;
  private final int glyphs;
  private final int unitsPerEm;
  private final int advances;
  private final String name;

  private FontFile(byte[] file, int index) throws DocumentException {
    this.sfnt = new Sfnt(file, index);
    requirePermission(sfnt.find("OS/2"));
    this.glyphs = unsigned(sfnt.table("maxp"), 4);
    this.unitsPerEm = unsigned(sfnt.table("head"), 18);
    this.advances = unsigned(sfnt.table("hhea"), 34);
    this.characters = new CharacterMap(sfnt.table("cmap"));
    this.metrics = sfnt.table("hmtx");
    this.name = FontName.of(sfnt.find("name"));
    if (glyphs == 0 || unitsPerEm == 0 || advances == 0 || advances > glyphs) {
      throw Sfnt.refused("a font whose tables do not fit together");
    }
  }

  /**
   * Reads a font.
   *
   * @param file the bytes; not copied
   * @param index of the font in a collection (TTC); 0 for the first, or for a single font
   * @return the font
   * @throws DocumentException {@link Problem#STAMP_FONT} if it cannot be read, is too large, or may
   *     not be embedded
   */
  public static FontFile read(byte[] file, int index) throws DocumentException {
    if (file.length > MOST_BYTES) {
      throw Sfnt.refused("more than " + MOST_BYTES + " bytes");
    }
    return DocumentBoundary.call(
        cause -> new DocumentException(Problem.STAMP_FONT, -1, "no font that can be read", cause),
        () -> new FontFile(file, index));
  }

  /** The font that is there for who has none: Liberation Sans (OFL), which comes with PDFBox. */
  static FontFile latin() throws DocumentException {
    try (InputStream in = PDFont.class.getResourceAsStream(LATIN)) {
      if (in == null) {
        throw new IllegalStateException("PDFBox without " + LATIN);
      }
      return read(in.readAllBytes(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requirePermission(@Nullable ByteBuffer os2) throws DocumentException {
    int bits = os2 == null ? 0 : unsigned(os2, 8);
    if ((bits & LICENCE) == RESTRICTED || (bits & (NO_SUBSET | BITMAPS)) != 0) {
      throw Sfnt.refused("a font that may not be embedded in part, as it says itself (fsType)");
    }
  }

  private static int unsigned(ByteBuffer bytes, int at) {
    return bytes.getShort(at) & 0xFFFF;
  }

  Sfnt sfnt() {
    return sfnt;
  }

  /** How many glyphs it has. */
  int glyphs() {
    return glyphs;
  }

  /** How many entries of hmtx have an advance. */
  int advances() {
    return advances;
  }

  /** Its PostScript name, in characters of a PDF name that need no escape. */
  String name() {
    return name;
  }

  /**
   * The glyph of a character.
   *
   * @return 0 if it has none
   */
  int glyph(int codePoint) {
    int glyph = characters.glyph(codePoint);
    return glyph < 0 || glyph >= glyphs ? 0 : glyph;
  }

  /** The advance of a glyph in thousandths of the font's size. */
  double advance(int glyph) {
    int entry = Math.min(glyph, advances - 1);
    return (double) unsigned(metrics, 4 * entry) * THOUSAND / unitsPerEm;
  }

  /**
   * A signed number of a table in thousandths of the font's size.
   *
   * @throws DocumentException if there is no such table
   */
  int metric(String table, int at) throws DocumentException {
    return sfnt.table(table).getShort(at) * THOUSAND / unitsPerEm;
  }
}
