package io.github.jpki4j.testcard;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** EF 0006, 160 bytes: a PKCS#11 token record (CARD-17). */
final class TokenLabel {

  private static final int SERIAL_LENGTH = 16;

  private TokenLabel() {}

  /** The label by type; it alone tells the kinds of card apart. */
  private static String label(TestCardType type) {
    return switch (type) {
      case JUKI -> "JPKIAPICCTOKEN";
      case ANDROID -> "JPKIAPGPSETOKEN";
      case IPHONE -> "JPKIAPIOSTOKEN";
      default -> "JPKIAPICCTOKEN2";
    };
  }

  static String requireSerial(String serial) {
    if (serial.length() > SERIAL_LENGTH) {
      throw new IllegalArgumentException("a token serial has at most 16 characters");
    }
    return serial;
  }

  static byte[] content(TestCardType type, String serial, boolean paddedWithNul) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(160);
    out.writeBytes(padded(label(type), 32, paddedWithNul ? 0 : ' '));
    out.writeBytes(padded("0".repeat(31) + "1", 32, ' '));
    out.writeBytes(padded("E16R01NJ", 16, ' '));
    out.writeBytes(padded(serial, SERIAL_LENGTH, ' '));
    for (int value : new int[] {0x040D, 1, 0, 1, 0, 16, 6, -1, -1, -1, -1}) {
      for (int shift = 24; shift >= 0; shift -= 8) {
        out.write(value >> shift);
      }
    }
    out.writeBytes("0301".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes("9".repeat(16).getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static byte[] padded(String text, int length, int padding) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    byte[] field = Arrays.copyOf(bytes, length);
    Arrays.fill(field, bytes.length, length, (byte) padding);
    return field;
  }
}
