package io.github.jpki4j.document.pdf.stamp;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The PostScript name of a font. */
final class FontName {

  private static final int POSTSCRIPT = 6;
  private static final int RECORD = 12;
  private static final int MOST = 63;

  /** Fonts have some names in some languages. */
  private static final int MOST_RECORDS = 1000;

  private static final String UNNAMED = "Font";

  private FontName() {}

  /** Reads it from the table name; a font need not have a good one. */
  static String of(@Nullable ByteBuffer names) {
    if (names == null) {
      return UNNAMED;
    }
    int count = Math.min(MOST_RECORDS, names.getShort(2) & 0xFFFF);
    int strings = names.getShort(4) & 0xFFFF;
    for (int i = 0; i < count; i++) {
      int entry = 6 + i * RECORD;
      if (names.getShort(entry + 6) == POSTSCRIPT) {
        byte[] bytes = new byte[names.getShort(entry + 8) & 0xFFFF];
        names.get(strings + (names.getShort(entry + 10) & 0xFFFF), bytes);
        Charset charset =
            names.getShort(entry) == 1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE;
        String name = new String(bytes, charset).replaceAll("[^A-Za-z0-9-]", "");
        if (!name.isEmpty()) {
          return name.substring(0, Math.min(MOST, name.length()));
        }
      }
    }
    return UNNAMED;
  }
}
