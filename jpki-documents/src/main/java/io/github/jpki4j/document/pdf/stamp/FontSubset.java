package io.github.jpki4j.document.pdf.stamp;

import io.github.jpki4j.document.DocumentException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A font program with some glyphs of a font. Glyphs keep their numbers, so those that are made of
 * others need no change; those that are left out are empty, which compresses to nothing.
 */
final class FontSubset {

  private static final int HEADER = 12;
  private static final int ENTRY = 16;
  private static final int CHECKSUM_MAGIC = 0xB1B0AFBA;

  /** Flags of a part of a glyph: its size, and whether there is a further one. */
  private static final int WORDS = 1;

  private static final int SCALE = 8;
  private static final int MORE = 0x20;
  private static final int TWO_SCALES = 0x40;
  private static final int FOUR_SCALES = 0x80;

  private final FontFile font;
  private final ByteBuffer glyf;
  private final ByteBuffer loca;
  private final boolean isLong;
  private final NavigableSet<Integer> used = new TreeSet<>();

  /** Of all outlines that are used, in bytes. */
  private long length;

  private FontSubset(FontFile font) throws DocumentException {
    this.font = font;
    this.glyf = font.sfnt().table("glyf");
    this.loca = font.sfnt().table("loca");
    this.isLong = font.sfnt().table("head").getShort(50) != 0;
  }

  /**
   * Makes it.
   *
   * @param glyphs that are needed, beside glyph 0
   * @throws DocumentException if it has a glyph that cannot be read
   */
  static byte[] of(FontFile font, Collection<Integer> glyphs) throws DocumentException {
    FontSubset subset = new FontSubset(font);
    subset.use(glyphs);
    return subset.program();
  }

  private void use(Collection<Integer> glyphs) throws DocumentException {
    Deque<Integer> pending = new ArrayDeque<>(glyphs);
    pending.add(0);
    while (!pending.isEmpty()) {
      int glyph = pending.remove();
      if (glyph >= font.glyphs()) {
        throw Sfnt.refused("a glyph of a glyph that there is not");
      }
      if (used.add(glyph)) {
        length += outline(glyph).limit();
        if (length > glyf.limit()) {
          throw Sfnt.refused("glyphs that lie over each other");
        }
        addParts(glyph, pending);
      }
    }
  }

  private int offset(int glyph) {
    return isLong ? loca.getInt(4 * glyph) : 2 * (loca.getShort(2 * glyph) & 0xFFFF);
  }

  private ByteBuffer outline(int glyph) {
    int start = offset(glyph);
    return glyf.slice(start, offset(glyph + 1) - start);
  }

  private void addParts(int glyph, Deque<Integer> pending) {
    ByteBuffer outline = outline(glyph);
    if (outline.limit() == 0 || outline.getShort(0) >= 0) {
      return;
    }
    int at = 10;
    int flags = MORE;
    while ((flags & MORE) != 0) {
      flags = outline.getShort(at);
      pending.add(outline.getShort(at + 2) & 0xFFFF);
      at += 4 + ((flags & WORDS) != 0 ? 4 : 2);
      at +=
          (flags & SCALE) != 0
              ? 2
              : (flags & TWO_SCALES) != 0 ? 4 : (flags & FOUR_SCALES) != 0 ? 8 : 0;
    }
  }

  private byte[] program() throws DocumentException {
    Map<String, byte[]> tables = new TreeMap<>();
    for (String tag : new String[] {"head", "hhea", "maxp", "cvt ", "fpgm", "prep"}) {
      @Nullable ByteBuffer table = font.sfnt().find(tag);
      if (table != null) {
        tables.put(tag, bytes(table));
      }
    }
    ByteArrayOutputStream outlines = new ByteArrayOutputStream();
    ByteBuffer places = ByteBuffer.allocate(4 * (font.glyphs() + 1));
    for (int glyph = 0; glyph < font.glyphs(); glyph++) {
      places.putInt(outlines.size());
      if (used.contains(glyph)) {
        byte[] outline = bytes(outline(glyph));
        outlines.write(outline, 0, outline.length);
        outlines.write(new byte[-outline.length & 3], 0, -outline.length & 3);
      }
    }
    places.putInt(outlines.size());
    tables.put("glyf", outlines.toByteArray());
    tables.put("loca", places.array());
    tables.put("hmtx", metrics());
    ByteBuffer head = ByteBuffer.wrap(tables.get("head"));
    head.putInt(8, 0).putShort(50, (short) 1);
    return joined(tables);
  }

  /** Those of the glyphs that are there; the last advance counts for all behind it. */
  private byte[] metrics() throws DocumentException {
    ByteBuffer all = font.sfnt().table("hmtx");
    int advances = font.advances();
    ByteBuffer some = ByteBuffer.allocate(4 * advances + 2 * (font.glyphs() - advances));
    for (int glyph : used) {
      int at = glyph < advances ? 4 * glyph : 4 * advances + 2 * (glyph - advances);
      if (glyph < advances) {
        some.putInt(at, all.getInt(at));
      } else {
        some.putShort(at, all.limit() < at + 2 ? 0 : all.getShort(at));
      }
    }
    some.putInt(4 * (advances - 1), all.getInt(4 * (advances - 1)));
    return some.array();
  }

  private static byte[] bytes(ByteBuffer table) {
    byte[] bytes = new byte[table.limit()];
    table.get(0, bytes);
    return bytes;
  }

  private static byte[] joined(Map<String, byte[]> tables) {
    int count = tables.size();
    int size = HEADER + ENTRY * count;
    for (byte[] table : tables.values()) {
      size += (table.length + 3) & ~3;
    }
    ByteBuffer file = ByteBuffer.allocate(size);
    int power = Integer.highestOneBit(count);
    file.putInt(0x00010000).putShort((short) count).putShort((short) (power * ENTRY));
    file.putShort((short) Integer.numberOfTrailingZeros(power));
    file.putShort((short) ((count - power) * ENTRY));
    int place = HEADER + ENTRY * count;
    int head = 0;
    for (Map.Entry<String, byte[]> table : tables.entrySet()) {
      byte[] bytes = table.getValue();
      head = table.getKey().equals("head") ? place : head;
      file.put(place, bytes);
      int padded = (bytes.length + 3) & ~3;
      for (char c : table.getKey().toCharArray()) {
        file.put((byte) c);
      }
      file.putInt(sum(file, place, padded)).putInt(place).putInt(bytes.length);
      place += padded;
    }
    file.putInt(head + 8, CHECKSUM_MAGIC - sum(file, 0, size));
    return file.array();
  }

  private static int sum(ByteBuffer file, int start, int length) {
    int sum = 0;
    for (int i = start; i < start + length; i += 4) {
      sum += file.getInt(i);
    }
    return sum;
  }
}
