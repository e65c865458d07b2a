package io.github.jpki4j.document.pdf.stamp;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a font file (ISO/IEC 14496-22): of a single font, or of one in a collection. What
 * lies outside of its table is an {@link IndexOutOfBoundsException}.
 */
final class Sfnt {

  private static final int COLLECTION = 0x74746366;
  private static final int HEADER = 12;
  private static final int ENTRY = 16;

  private final Map<String, ByteBuffer> tables = new HashMap<>();

  /**
   * Reads the directory.
   *
   * @param file not copied
   * @param index of the font in a collection; 0 for a single font
   * @throws DocumentException if there is no font of this index
   */
  Sfnt(byte[] file, int index) throws DocumentException {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    boolean isCollection = bytes.getInt(0) == COLLECTION;
    if (index < 0 || index >= (isCollection ? bytes.getInt(8) : 1)) {
      throw refused("the file has no font with that index");
    }
    int start =
        isCollection ? bytes.getInt(Math.addExact(HEADER, Math.multiplyExact(index, 4))) : 0;
    int count = bytes.getShort(start + 4) & 0xFFFF;
    for (int i = 0; i < count; i++) {
      int entry = start + HEADER + i * ENTRY;
      String tag = new String(file, entry, 4, StandardCharsets.ISO_8859_1);
      tables.put(tag, bytes.slice(bytes.getInt(entry + 8), bytes.getInt(entry + 12)));
    }
  }

  static DocumentException refused(String reason) {
    return new DocumentException(Problem.STAMP_FONT, -1, reason, null);
  }

  /** A table, with its numbers at absolute places; null if there is none. */
  @Nullable ByteBuffer find(String tag) {
    return tables.get(tag);
  }

  /**
   * A table.
   *
   * @throws DocumentException if there is none
   */
  ByteBuffer table(String tag) throws DocumentException {
    @Nullable ByteBuffer table = tables.get(tag);
    if (table == null) {
      throw refused("a font without TrueType outlines: it has no table " + tag);
    }
    return table;
  }
}
