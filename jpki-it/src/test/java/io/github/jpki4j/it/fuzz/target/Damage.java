package io.github.jpki4j.it.fuzz.target;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Changes of bytes, of the kinds that bring readers down. */
public final class Damage {

  private static final int MOST_CHANGES = 4;
  private static final int LONGEST_PIECE = 64;

  /** Lengths, tags and numbers at the edge of what there is. */
  private static final byte[] EDGES = {
    0,
    1,
    0x02,
    0x03,
    0x04,
    0x05,
    0x06,
    0x30,
    0x31,
    0x7F,
    (byte) 0x80,
    (byte) 0x81,
    (byte) 0x82,
    (byte) 0x84,
    (byte) 0xA0,
    (byte) 0xA3,
    (byte) 0xFE,
    (byte) 0xFF,
    ' ',
    '\n',
    '0',
    '9'
  };

  private Damage() {}

  /**
   * Damages a copy in up to four places; sometimes in none.
   *
   * @param bytes not changed
   * @param random decides
   * @return a fresh array
   */
  public static byte[] to(byte[] bytes, SplittableRandom random) {
    byte[] damaged = bytes.clone();
    for (int i = random.nextInt(MOST_CHANGES + 1); i > 0; i--) {
      damaged = once(damaged, random);
    }
    return damaged;
  }

  private static byte[] once(byte[] bytes, SplittableRandom random) {
    int at = random.nextInt(bytes.length + 1);
    int length = random.nextInt(Math.min(LONGEST_PIECE, bytes.length - at) + 1);
    return switch (random.nextInt(8)) {
      case 0 -> replaced(bytes, at, 0, some(1, random));
      case 1 -> replaced(bytes, at, 0, some(random.nextInt(LONGEST_PIECE), random));
      case 2 -> replaced(bytes, at, length, new byte[0]);
      case 3 -> Arrays.copyOf(bytes, at);
      case 4 -> replaced(bytes, at, length, some(length, random));
      case 5 -> replaced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
      case 6 -> edged(bytes, at, random);
      default -> flipped(bytes, at, random);
    };
  }

  /**
   * Random bytes.
   *
   * @param length how many
   * @param random decides
   * @return a fresh array
   */
  public static byte[] some(int length, SplittableRandom random) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] replaced(byte[] bytes, int at, int length, byte[] by) {
    byte[] result = new byte[bytes.length - length + by.length];
    System.arraycopy(bytes, 0, result, 0, at);
    System.arraycopy(by, 0, result, at, by.length);
    int rest = bytes.length - at - length;
    System.arraycopy(bytes, at + length, result, at + by.length, rest);
    return result;
  }

  private static byte[] edged(byte[] bytes, int at, SplittableRandom random) {
    byte[] copy = bytes.clone();
    if (at < copy.length) {
      copy[at] = EDGES[random.nextInt(EDGES.length)];
    }
    return copy;
  }

  private static byte[] flipped(byte[] bytes, int at, SplittableRandom random) {
    byte[] copy = bytes.clone();
    if (at < copy.length) {
      copy[at] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }
}
