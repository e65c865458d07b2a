package io.github.jpki4j.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One DER value, enough of it to look into two extensions of a certificate that the JDK has parsed.
 */
final class Der {

  static final int OBJECT_IDENTIFIER = 0x06;
  static final int SEQUENCE = 0x30;

  private final int tag;
  private final byte[] content;

  private Der(int tag, byte[] content) {
    this.tag = tag;
    this.content = content;
  }

  /** What is in the value, fresh. */
  byte[] content() {
    return content.clone();
  }

  /**
   * The values that follow each other in an encoding.
   *
   * @return what is well-formed, up to the first mistake
   */
  static List<Der> all(byte[] encoded) {
    List<Der> values = new ArrayList<>();
    int position = 0;
    while (position + 2 <= encoded.length) {
      int length = encoded[position + 1] & 0xFF;
      int start = position + 2;
      if (length >= 0x80) {
        int more = length & 0x7F;
        if (more == 0 || more > 2 || start + more > encoded.length) {
          break;
        }
        length = 0;
        for (int i = 0; i < more; i++) {
          length = (length << 8) | (encoded[start++] & 0xFF);
        }
      }
      if (start + length > encoded.length) {
        break;
      }
      values.add(
          new Der(encoded[position] & 0xFF, Arrays.copyOfRange(encoded, start, start + length)));
      position = start + length;
    }
    return values;
  }

  /** The values inside this one that have a tag. */
  List<Der> children(int childTag) {
    return all(content).stream().filter(child -> child.tag == childTag).toList();
  }

  /** An object identifier with dots. */
  String dotted() {
    StringBuilder text = new StringBuilder();
    long arc = 0;
    for (byte b : content) {
      arc = (arc << 7) | (b & 0x7F);
      if (b >= 0) {
        if (text.isEmpty()) {
          long first = Math.min(arc / 40, 2);
          text.append(first).append('.').append(arc - first * 40);
        } else {
          text.append('.').append(arc);
        }
        arc = 0;
      }
    }
    return text.toString();
  }
}
