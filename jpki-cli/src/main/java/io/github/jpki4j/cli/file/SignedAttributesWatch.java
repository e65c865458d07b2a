package io.github.jpki4j.cli.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file on its way to its hash, and whether it has the shape of what CMS signs in the place of a
 * document: a set of signed attributes (RFC 5652, 5.4). Whoever signs such a file as it is, signs a
 * document whose hash is among the attributes.
 *
 * <p>The shape is a SET, in any encoding of BER, that is as long as the file and begins with a
 * SEQUENCE that begins with an object identifier. No text begins so. Not thread-safe.
 */
final class SignedAttributesWatch extends FilterInputStream {

  private static final int SET = 0x31;
  private static final int SEQUENCE = 0x30;
  private static final int OID = 0x06;
  private static final int INDEFINITE = 0x80;

  /** Two headers with lengths of 127 bytes each, and one byte more. */
  private static final int LONGEST_BEGINNING = 2 * 128 + 1;

  private final byte[] beginning = new byte[LONGEST_BEGINNING];
  private long length;

  SignedAttributesWatch(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next >= 0) {
      add((byte) next);
    }
    return next;
  }

  @Override
  public int read(byte[] bytes, int from, int most) throws IOException {
    int read = super.read(bytes, from, most);
    int i = 0;
    for (; i < read && length < LONGEST_BEGINNING; i++) {
      add(bytes[from + i]);
    }
    length += Math.max(0, read - i);
    return read;
  }

  private void add(byte next) {
    if (length < LONGEST_BEGINNING) {
      beginning[(int) length] = next;
    }
    length++;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Whether what was read so far, as a whole, has that shape. */
  boolean isSetOfAttributes() {
    if (length < 1 || beginning[0] != SET) {
      return false;
    }
    int content = 1 + lengthBytes(1);
    boolean whole = (beginning[1] & 0xFF) == INDEFINITE || contentLength(1) == length - content;
    if (!whole || content + 1 >= LONGEST_BEGINNING || beginning[content] != SEQUENCE) {
      return false;
    }
    int first = content + 1 + lengthBytes(content + 1);
    return first < length && first < LONGEST_BEGINNING && beginning[first] == OID;
  }

  private int lengthBytes(int at) {
    return beginning[at] >= 0 ? 1 : 1 + (beginning[at] & 0x7F);
  }

  /** Leading zeros count for nothing; -1 if it is longer than any file. */
  private long contentLength(int at) {
    if (beginning[at] >= 0) {
      return beginning[at];
    }
    long value = 0;
    for (int i = 1; i < lengthBytes(at); i++) {
      if (value >> 48 != 0) {
        return -1;
      }
      value = (value << 8) | (beginning[at + i] & 0xFF);
    }
    return value;
  }
}
