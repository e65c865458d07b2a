package io.github.jpki4j.testcard.crypto;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Reads DER elements one after the other. Whatever is not well-formed is an {@link
 * IllegalArgumentException}.
 */
public final class DerReader {

  private final byte[] bytes;
  private final int end;
  private int at;

  private DerReader(byte[] bytes, int at, int end) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  public static DerReader of(byte[] der) {
    return new DerReader(der, 0, der.length);
  }

  /** Whether the next element has this tag. */
  public boolean isNext(int tag) {
    return at < end && (bytes[at] & 0xFF) == tag;
  }

  public boolean hasMore() {
    return at < end;
  }

  public void requireEnd() {
    if (hasMore()) {
      throw new IllegalArgumentException("DER goes on where it should end");
    }
  }

  /** The content of the next element, which must have this tag. */
  public DerReader enter(int tag) {
    int next = lengthOf(tag);
    DerReader content = new DerReader(bytes, at, at + next);
    at += next;
    return content;
  }

  /** The content of the next element as bytes. */
  public byte[] value(int tag) {
    DerReader content = enter(tag);
    return Arrays.copyOfRange(bytes, content.at, content.end);
  }

  /** The next element with its tag and length; what it holds is not looked at. */
  public byte[] whole(int tag) {
    int from = at;
    enter(tag);
    return Arrays.copyOfRange(bytes, from, at);
  }

  public BigInteger integer() {
    byte[] value = value(0x02);
    if (value.length == 0) {
      throw new IllegalArgumentException("DER integer without a value");
    }
    return new BigInteger(value);
  }

  /** Passes tag and length of the next element. */
  private int lengthOf(int tag) {
    if (!isNext(tag)) {
      throw new IllegalArgumentException("another DER element was expected");
    }
    at++;
    int first = octet();
    int length = first;
    if (first > 0x80) {
      length = 0;
      for (int i = first - 0x80; i > 0; i--) {
        if (length > 0x7F_FFFF) {
          throw new IllegalArgumentException("DER element is too long");
        }
        length = (length << 8) | octet();
      }
    } else if (first == 0x80) {
      throw new IllegalArgumentException("DER has no indefinite length");
    }
    if (length > end - at) {
      throw new IllegalArgumentException("DER element is longer than what holds it");
    }
    return length;
  }

  private int octet() {
    if (at >= end) {
      throw new IllegalArgumentException("DER ends within a length");
    }
    return bytes[at++] & 0xFF;
  }
}
