package io.github.jpki4j.testcard.application;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes files of the card apart, written from the facts and apart from the code under test. */
final class DataObjects {

  private DataObjects() {}

  /** One data object: its tag as hexadecimal text, all its bytes, and its value. */
  record One(String tag, byte[] all, byte[] value) {}

  /** The objects one after the other, by tag; filler FF at the end is left out. */
  static Map<String, One> in(byte[] bytes) {
    Map<String, One> found = new LinkedHashMap<>();
    int at = 0;
    while (at < bytes.length && !isFiller(bytes, at)) {
      int start = at;
      int first = bytes[at++] & 0xFF;
      String tag = "%02X".formatted(first);
      if ((first & 0x1F) == 0x1F) {
        tag += "%02X".formatted(bytes[at++]);
      }
      int length = bytes[at++] & 0xFF;
      if (length > 0x80) {
        int more = length & 0x7F;
        length = 0;
        for (int i = 0; i < more; i++) {
          length = (length << 8) | (bytes[at++] & 0xFF);
        }
      }
      byte[] value = Arrays.copyOfRange(bytes, at, at + length);
      at += length;
      found.put(tag, new One(tag, Arrays.copyOfRange(bytes, start, at), value));
    }
    return found;
  }

  private static boolean isFiller(byte[] bytes, int at) {
    return bytes[at] == -1 && (at + 1 == bytes.length || bytes[at + 1] == -1);
  }

  /** The objects inside the one that the file begins with. */
  static Map<String, One> inside(byte[] file) {
    return in(in(file).values().iterator().next().value());
  }
}
