package io.github.jpki4j.testcard.application;

import static io.github.jpki4j.testcard.crypto.Der.concat;

import io.github.jpki4j.testcard.crypto.Der;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Data objects with two-byte tags, as text and surface application have them (APP-21). */
public final class Tlv {

  /** How the length of an outer object is written: CM-149. */
  public enum Form {
    /** As short as possible. */
    SHORTEST,
    /** With 81 in front where that is possible, else with 82. */
    ONE_BYTE_MORE,
    /** With 82 in front. */
    TWO_BYTES_MORE
  }

  private Tlv() {}

  /** Tag FFxx, which is constructed, with a length in the given form. */
  public static byte[] outer(Form form, int second, byte[]... parts) {
    byte[] value = concat(parts);
    return concat(outerHeader(form, second, value.length), value);
  }

  /** Tag FFxx and the length alone. */
  public static byte[] outerHeader(Form form, int second, int length) {
    byte[] tag = {(byte) 0xFF, (byte) second};
    byte high = (byte) (length >> 8);
    byte low = (byte) length;
    if (form == Form.TWO_BYTES_MORE) {
      return concat(tag, new byte[] {(byte) 0x82, high, low});
    }
    if (form == Form.ONE_BYTE_MORE && high == 0) {
      return concat(tag, new byte[] {(byte) 0x81, low});
    }
    return concat(new byte[] {(byte) 0xFF}, Der.header(second, length));
  }

  /** Tag DFxx, which is primitive. */
  public static byte[] item(int second, byte[] value) {
    return concat(new byte[] {(byte) 0xDF}, Der.tagged(second, value));
  }

  /** Tag DFxx with ASCII text. */
  public static byte[] item(int second, String text) {
    return item(second, ascii(text));
  }

  /** Where each of some objects begins, as numbers of two bytes. */
  public static byte[] offsets(int first, byte[]... objects) {
    byte[] offsets = new byte[2 * objects.length];
    int at = first;
    for (int i = 0; i < objects.length; i++) {
      offsets[2 * i] = (byte) (at >> 8);
      offsets[2 * i + 1] = (byte) at;
      at += objects[i].length;
    }
    return offsets;
  }

  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** A file of nothing but FF, whose use is not known. */
  public static byte[] unwritten() {
    byte[] content = new byte[16];
    Arrays.fill(content, (byte) 0xFF);
    return content;
  }
}
