package io.github.jpki4j.document.signer;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where an element of BER (ITU-T X.690, 8.1) stands. It finds bytes as they stand, which a library
 * that makes objects of them does not keep; every length is taken as hostile.
 */
final class BerElement {

  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  /** More elements than signed data has, with long lists of revoked certificates in it. */
  static final int MOST_ELEMENTS = 1 << 20;

  /** Elements within elements; signed data with certificates has about twenty. */
  private static final int DEEPEST = 64;

  /** Bytes of a time; libraries take minutes for some millions of digits of a second. */
  private static final int LONGEST_TIME = 64;

  private static final int UTC_TIME = 0x17;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int CONSTRUCTED = 0x20;
  private static final int LONG_TAG = 0x1F;
  private static final int INDEFINITE = 0x80;

  private final byte[] ber;
  private final int start;
  private final int contentStart;
  private final int contentEnd;
  private final int end;

  private BerElement(byte[] ber, int start, int contentStart, int contentEnd, int end) {
    this.ber = ber;
    this.start = start;
    this.contentStart = contentStart;
    this.contentEnd = contentEnd;
    this.end = end;
  }

  /** An element of DER: a tag of one byte, and elements in it. */
  static byte[] encoded(int tag, List<byte[]> members) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    members.forEach(content::writeBytes);
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    int length = content.size();
    if (length < INDEFINITE) {
      element.write(length);
    } else {
      int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
      element.write(INDEFINITE | bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        element.write(length >> (8 * i));
      }
    }
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }

  /** The element at the beginning of an array, which is not copied. */
  static BerElement first(byte[] ber) throws DocumentException {
    return at(ber, 0, ber.length);
  }

  private static BerElement at(byte[] ber, int start, int limit) throws DocumentException {
    int length = lengthAt(ber, start, limit);
    int first = ber[length] & 0xFF;
    if (first == INDEFINITE) {
      if ((ber[start] & CONSTRUCTED) == 0) {
        throw new DocumentException(Problem.NOT_CMS);
      }
      int contentEnd = endOfContents(ber, length + 1, limit);
      return new BerElement(ber, start, length + 1, contentEnd, contentEnd + 2);
    }
    int content = length + 1 + (first < INDEFINITE ? 0 : first & 0x7F);
    int end = definiteEnd(ber, length, content, limit);
    return new BerElement(ber, start, content, end, end);
  }

  /** Where the length begins. */
  private static int lengthAt(byte[] ber, int start, int limit) throws DocumentException {
    int at = start + 1;
    if (start < limit && (ber[start] & LONG_TAG) == LONG_TAG) {
      while (at < limit && ber[at] < 0) {
        at++;
      }
      at++;
    }
    if (at >= limit) {
      throw new DocumentException(Problem.NOT_CMS);
    }
    return at;
  }

  private static int definiteEnd(byte[] ber, int length, int content, int limit)
      throws DocumentException {
    long value = ber[length] & 0x7F;
    if (ber[length] < 0) {
      value = 0;
      for (int i = length + 1; i < content && value <= limit; i++) {
        value = (value << 8) | (i < limit ? ber[i] & 0xFF : 0xFF);
      }
    }
    if (value > limit - (long) content) {
      throw new DocumentException(Problem.NOT_CMS);
    }
    return content + (int) value;
  }

  /** Where the two zeros stand that end the content of an indefinite length. */
  private static int endOfContents(byte[] ber, int from, int limit) throws DocumentException {
    int open = 1;
    int at = from;
    for (int steps = 0; at + 1 < limit; steps++) {
      if (steps > 2 * MOST_ELEMENTS) { // an element may end with two zeros
        throw new DocumentException(Problem.CMS_TOO_LARGE);
      }
      if (ber[at] == 0 && ber[at + 1] == 0) {
        open--;
        if (open == 0) {
          return at;
        }
        at += 2;
        continue;
      }
      int length = lengthAt(ber, at, limit);
      int first = ber[length] & 0xFF;
      if (first == INDEFINITE) {
        open++;
        at = length + 1;
      } else {
        int content = length + 1 + (first < INDEFINITE ? 0 : first & 0x7F);
        at = definiteEnd(ber, length, content, limit);
      }
    }
    throw new DocumentException(Problem.NOT_CMS);
  }

  /** The first byte, which has all of the tag for numbers up to 30. */
  int tag() {
    return ber[start] & 0xFF;
  }

  /** Behind the element. */
  int end() {
    return end;
  }

  /** The element as it stands, a fresh array. */
  byte[] bytes() {
    return Arrays.copyOfRange(ber, start, end);
  }

  /**
   * The elements in it.
   *
   * @param most how many there may be
   * @throws DocumentException if there are more ({@link Problem#CMS_TOO_LARGE}), or something else
   */
  List<BerElement> children(int most) throws DocumentException {
    if ((tag() & CONSTRUCTED) == 0) {
      throw new DocumentException(Problem.NOT_CMS);
    }
    List<BerElement> children = new ArrayList<>();
    int at = contentStart;
    while (at < contentEnd) {
      if (children.size() == most) {
        throw new DocumentException(Problem.CMS_TOO_LARGE);
      }
      BerElement child = at(ber, at, contentEnd);
      children.add(child);
      at = child.end;
    }
    return children;
  }

  /**
   * Makes sure that a library can make objects of it.
   *
   * @throws DocumentException if it has more than {@link #MOST_ELEMENTS} elements at any depth
   *     ({@link Problem#CMS_TOO_LARGE}), a time longer than any is, or something else
   */
  void requireBounded() throws DocumentException {
    count(0, 0);
  }

  private int count(int before, int depth) throws DocumentException {
    if (depth > DEEPEST) {
      throw new DocumentException(Problem.NOT_CMS);
    }
    int count = before;
    int at = contentStart;
    while (at < contentEnd) {
      if (++count > MOST_ELEMENTS) {
        throw new DocumentException(Problem.CMS_TOO_LARGE);
      }
      BerElement child = at(ber, at, contentEnd);
      if (child.isLongTime()) {
        throw new DocumentException(Problem.NOT_CMS);
      }
      if ((child.tag() & CONSTRUCTED) != 0) {
        count = child.count(count, depth + 1);
      }
      at = child.end;
    }
    return count;
  }

  private boolean isLongTime() {
    int type = tag() & ~CONSTRUCTED;
    return (type == UTC_TIME || type == GENERALIZED_TIME)
        && contentEnd - contentStart > LONGEST_TIME;
  }
}
