package io.github.jpki4j.document.pdf.stamp;

import io.github.jpki4j.document.DocumentException;
import java.nio.ByteBuffer;

/** Which glyph shows a character: the table cmap in the formats 4 and 12, of Unicode alone. */
final class CharacterMap {

  private static final int SEGMENTS = 4;
  private static final int GROUPS = 12;
  private static final int GROUP = 12;
  private static final int RECORD = 8;

  private final ByteBuffer table;
  private final int start;
  private final int format;

  /**
   * Chooses the subtable with the most characters.
   *
   * @throws DocumentException if there is none for Unicode
   */
  CharacterMap(ByteBuffer cmap) throws DocumentException {
    int best = -1;
    int bestFormat = 0;
    int count = unsigned(cmap, 2);
    for (int i = 0; i < count; i++) {
      int platform = unsigned(cmap, 4 + i * RECORD);
      int encoding = unsigned(cmap, 6 + i * RECORD);
      int offset = cmap.getInt(8 + i * RECORD);
      boolean isUnicode = platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10));
      int each = isUnicode ? unsigned(cmap, offset) : 0;
      if ((each == SEGMENTS || each == GROUPS) && each > bestFormat) {
        best = offset;
        bestFormat = each;
      }
    }
    if (best < 0) {
      throw Sfnt.refused("a font without a table of Unicode characters");
    }
    this.table = cmap;
    this.start = best;
    this.format = bestFormat;
  }

  private static int unsigned(ByteBuffer bytes, int at) {
    return bytes.getShort(at) & 0xFFFF;
  }

  /** The glyph of a character, 0 if there is none. */
  int glyph(int codePoint) {
    if (format == GROUPS) {
      return inGroups(codePoint);
    }
    return codePoint > 0xFFFF ? 0 : inSegments(codePoint);
  }

  private int inGroups(int codePoint) {
    int low = 0;
    int high = table.getInt(start + 12) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int group = start + 16 + middle * GROUP;
      if (codePoint < table.getInt(group)) {
        high = middle - 1;
      } else if (codePoint > table.getInt(group + 4)) {
        low = middle + 1;
      } else {
        return table.getInt(group + 8) + codePoint - table.getInt(group);
      }
    }
    return 0;
  }

  private int inSegments(int codePoint) {
    int twice = unsigned(table, start + 6) & ~1;
    int ends = start + 14;
    int starts = ends + twice + 2;
    for (int i = 0; i < twice; i += 2) {
      if (codePoint > unsigned(table, ends + i)) {
        continue;
      }
      int first = unsigned(table, starts + i);
      if (codePoint < first) {
        return 0;
      }
      int delta = unsigned(table, starts + twice + i);
      int place = starts + 2 * twice + i;
      int offset = unsigned(table, place);
      int glyph =
          offset == 0 ? codePoint : unsigned(table, place + offset + 2 * (codePoint - first));
      return offset != 0 && glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }
    return 0;
  }
}
