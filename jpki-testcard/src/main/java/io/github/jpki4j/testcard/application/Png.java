package io.github.jpki4j.testcard.application;

import static io.github.jpki4j.testcard.crypto.Der.concat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG images of one bit per pixel in grey, as on the card (APP-22). */
final class Png {

  private static final byte[] SIGNATURE = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n',
  };

  private Png() {}

  /**
   * Makes an image.
   *
   * @param black row by row, which pixels are black; all rows have the same length
   * @param comment ASCII text that readers do not show
   */
  static byte[] of(boolean[][] black, String comment) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(black[0].length).putInt(black.length);
    header.put((byte) 1); // bit depth; grey, and the only methods there are, are all 0
    return concat(
        SIGNATURE,
        chunk("IHDR", header.array()),
        chunk("tEXt", Tlv.ascii("Comment\0" + comment)),
        chunk("IDAT", deflated(black)),
        chunk("IEND", new byte[0]));
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] body = concat(Tlv.ascii(type), data);
    CRC32 crc = new CRC32();
    crc.update(body);
    ByteBuffer chunk = ByteBuffer.allocate(body.length + 8);
    return chunk.putInt(data.length).put(body).putInt((int) crc.getValue()).array();
  }

  /** Each row begins with a byte for its filter, none; the first pixel is the highest bit. */
  private static byte[] deflated(boolean[][] black) {
    int width = black[0].length;
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    for (boolean[] row : black) {
      byte[] bits = new byte[1 + (width + 7) / 8];
      for (int x = 0; x < width; x++) {
        if (!row[x]) {
          bits[1 + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
      rows.writeBytes(bits);
    }
    return zlib(rows.toByteArray());
  }

  private static byte[] zlib(byte[] data) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(data);
      deflater.finish();
      byte[] out = new byte[data.length + 64];
      int length = deflater.deflate(out);
      return Arrays.copyOf(out, length);
    } finally {
      deflater.end();
    }
  }
}
