package io.github.jpki4j.document.pdf.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FontFileTest {

  private static final long SEED = 20261130;
  private static final int MUTANTS = 2000;

  private static byte[] latin() throws IOException {
    try (InputStream in =
        PDFont.class.getResourceAsStream(
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      return in.readAllBytes();
    }
  }

  /** Where the bytes of a table begin. */
  private static int table(byte[] font, String tag) {
    ByteBuffer bytes = ByteBuffer.wrap(font);
    for (int i = 0; i < bytes.getShort(4); i++) {
      int entry = 12 + 16 * i;
      if (new String(font, entry, 4, StandardCharsets.US_ASCII).equals(tag)) {
        return bytes.getInt(entry + 8);
      }
    }
    throw new IllegalArgumentException(tag);
  }

  private static TrueTypeFont program(FontFile font, int... characters) throws Exception {
    List<Integer> glyphs = Arrays.stream(characters).mapToObj(font::glyph).toList();
    return new TTFParser(true).parse(new RandomAccessReadBuffer(FontSubset.of(font, glyphs)));
  }

  /** Fontbox reads the same of both. */
  private static void assertSame(TrueTypeFont subset, TrueTypeFont font, int glyph)
      throws IOException {
    assertThat(subset.getAdvanceWidth(glyph)).isEqualTo(font.getAdvanceWidth(glyph));
    GlyphData of = font.getGlyph().getGlyph(glyph);
    GlyphData in = subset.getGlyph().getGlyph(glyph);
    assertThat(in.getPath().getBounds2D()).isEqualTo(of.getPath().getBounds2D());
    assertThat(in.getDescription().getPointCount()).isEqualTo(of.getDescription().getPointCount());
  }

  @Test
  void aSubsetHasTheGlyphsThatAreNeededWithTheirPartsAndNoOthers() throws Exception {
    FontFile file = FontFile.read(latin(), 0);
    try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(latin()));
        TrueTypeFont subset = program(file, 'A', 'Ä', 'g')) {
      for (int c : new int[] {'A', 'Ä', 'g'}) {
        int glyph = file.glyph(c);
        assertThat(glyph).isEqualTo(font.getUnicodeCmapLookup().getGlyphId(c)).isPositive();
        assertThat(file.advance(glyph))
            .isEqualTo(font.getAdvanceWidth(glyph) * 1000.0 / font.getUnitsPerEm());
        assertSame(subset, font, glyph);
      }
      assertThat(subset.getGlyph().getGlyph(file.glyph('B')).getDescription().getPointCount())
          .isZero();
    }
    assertThat(file.name()).isEqualTo("LiberationSans");
  }

  @Test
  void everyCharacterHasTheGlyphThatFontboxFinds() throws Exception {
    FontFile file = FontFile.read(latin(), 0);
    try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(latin()))) {
      for (int c = 0; c <= 0xFFFF; c++) {
        assertThat(file.glyph(c))
            .as("U+%04X", c)
            .isEqualTo(font.getUnicodeCmapLookup().getGlyphId(c));
      }
    }
  }

  /** One collection of the same font twice: the directory is moved, so the offsets are too. */
  private static byte[] collection(byte[] font) {
    int tables = ByteBuffer.wrap(font).getShort(4);
    int directory = 12 + 16 * tables;
    int header = 20;
    ByteBuffer all = ByteBuffer.allocate(header + 2 * directory + font.length);
    all.put("ttcf".getBytes(StandardCharsets.US_ASCII)).putInt(0x00010000).putInt(2);
    all.putInt(header).putInt(header + directory);
    for (int i = 0; i < 2; i++) {
      byte[] moved = Arrays.copyOf(font, directory);
      for (int t = 0; t < tables; t++) {
        int at = 12 + 16 * t + 8;
        ByteBuffer bytes = ByteBuffer.wrap(moved);
        bytes.putInt(at, bytes.getInt(at) + header + 2 * directory);
      }
      all.put(moved);
    }
    return all.put(font).array();
  }

  @Test
  void aCollectionHasFontsByIndex() throws Exception {
    byte[] collection = collection(latin());
    for (int index : new int[] {0, 1}) {
      FontFile font = FontFile.read(collection, index);
      assertThat(FontSubset.of(font, List.of(font.glyph('A'))))
          .isEqualTo(FontSubset.of(FontFile.read(latin(), 0), List.of(font.glyph('A'))));
    }
    for (int index : new int[] {-1, 2, Integer.MAX_VALUE}) {
      assertRefused(collection, index);
    }
    assertRefused(latin(), 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0002, 0x0100, 0x0104, 0x0200, 0x0208})
  void aFontThatMayNotBeEmbeddedIsRefused(int bits) throws Exception {
    byte[] font = latin();
    ByteBuffer.wrap(font).putShort(table(font, "OS/2") + 8, (short) bits);
    assertRefused(font, 0);
  }

  /** To be printed and looked at, to be edited, or without a limit. */
  @ParameterizedTest
  @ValueSource(ints = {0x0000, 0x0004, 0x0008, 0x000A})
  void aFontThatMayBeEmbeddedIsTaken(int bits) throws Exception {
    byte[] font = latin();
    ByteBuffer.wrap(font).putShort(table(font, "OS/2") + 8, (short) bits);
    assertThatCode(() -> FontFile.read(font, 0)).doesNotThrowAnyException();
  }

  @Test
  void whatIsNoSuchFontIsRefused() throws Exception {
    assertRefused(new byte[0], 0);
    assertRefused("OTTO".getBytes(StandardCharsets.US_ASCII), 0);
    assertRefused(new byte[FontFile.MOST_BYTES + 1], 0);
    byte[] font = latin();
    for (String needed : new String[] {"head", "hhea", "maxp", "hmtx", "cmap"}) {
      String text = new String(font, StandardCharsets.ISO_8859_1);
      assertRefused(text.replaceFirst(needed, "none").getBytes(StandardCharsets.ISO_8859_1), 0);
    }
  }

  @Test
  void glyphsThatLieOverEachOtherAreRefusedSoThatASubsetIsNoLongerThanItsFont() throws Exception {
    byte[] font = latin();
    int loca = table(font, "loca");
    ByteBuffer bytes = ByteBuffer.wrap(font);
    int isLong = bytes.getShort(table(font, "head") + 50);
    assertThat(isLong).isEqualTo(1);
    int end = bytes.getInt(loca + 4 * FontFile.read(latin(), 0).glyphs());
    for (int c = 'a'; c <= 'z'; c += 2) {
      int glyph = FontFile.read(latin(), 0).glyph(c);
      bytes.putInt(loca + 4 * glyph, 0).putInt(loca + 4 * glyph + 4, end);
    }
    FontFile hostile = FontFile.read(font, 0);
    assertThatThrownBy(() -> EmbeddedFont.of("F", hostile, List.of("ace")))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STAMP_FONT));
  }

  @Test
  void damagedFontsAreReadOrRefusedAndNothingElse() throws Exception {
    byte[] font = latin();
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = font.clone();
      for (int j = 0; j < 4; j++) {
        // the directory and the first bytes of tables are what leads somewhere
        int start = j < 2 ? 0 : table(font, List.of("cmap", "loca", "head", "maxp").get(i % 4));
        mutant[start + random.nextInt(400)] = (byte) random.nextInt();
      }
      try {
        EmbeddedFont.of("F", FontFile.read(mutant, 0), List.of("Ärger 12", "Ж"));
      } catch (DocumentException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, MUTANTS - 1);
  }

  @Test
  void aCharacterThatTheFontLacksIsNamed() throws Exception {
    FontFile font = FontFile.read(latin(), 0);
    assertThatThrownBy(() -> EmbeddedFont.of("F", font, List.of("a", "b𠮟")))
        .isInstanceOfSatisfying(
            DocumentException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.STAMP_CHARACTERS);
              assertThat(e.reason()).isEqualTo("U+20B9F");
            });
  }

  private static void assertRefused(byte[] font, int index) {
    assertThatThrownBy(() -> FontFile.read(font, index))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STAMP_FONT));
  }
}
