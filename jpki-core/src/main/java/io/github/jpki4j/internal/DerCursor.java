package io.github.jpki4j.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import javax.security.auth.x500.X500Principal;

/**
 * Walks DER (ITU-T X.690) from front to back without copying; every length is taken as hostile.
 *
 * <p>Refused are indefinite and non-minimal lengths, lengths beyond the enclosing element, tags of
 * several bytes and non-minimal integers. Nothing recurses, so deep nesting costs nothing. Not
 * thread-safe; the array is shared and must not change.
 */
public final class DerCursor {

  public static final int BOOLEAN = 0x01;
  public static final int INTEGER = 0x02;
  public static final int BIT_STRING = 0x03;
  public static final int OCTET_STRING = 0x04;
  public static final int OID = 0x06;
  public static final int ENUMERATED = 0x0A;
  public static final int UTF8_STRING = 0x0C;
  public static final int PRINTABLE_STRING = 0x13;
  public static final int UTC_TIME = 0x17;
  public static final int GENERALIZED_TIME = 0x18;
  public static final int SEQUENCE = 0x30;

  private final byte[] der;
  private final int end;
  private int position;

  private DerCursor(byte[] der, int position, int end) {
    this.der = der;
    this.position = position;
    this.end = end;
  }

  public static DerCursor of(byte[] der) {
    return new DerCursor(der, 0, der.length);
  }

  /** A cursor over a part of an array. */
  public static DerCursor of(byte[] der, int from, int to) {
    return new DerCursor(der, from, to);
  }

  /** A cursor of its own over what is left. */
  public DerCursor copy() {
    return new DerCursor(der, position, end);
  }

  /** The tag [number] of a context-specific, constructed element. */
  public static int constructed(int number) {
    return 0xA0 | number;
  }

  /** The tag [number] of a context-specific, primitive element. */
  public static int primitive(int number) {
    return 0x80 | number;
  }

  /** The whole array, shared: not to be changed. */
  public byte[] array() {
    return der;
  }

  public int position() {
    return position;
  }

  public int end() {
    return end;
  }

  public boolean isAtEnd() {
    return position == end;
  }

  /** Fails unless everything was read. */
  public void expectEnd() throws DerException {
    if (!isAtEnd()) {
      throw new DerException("more elements than expected");
    }
  }

  public boolean nextIs(int tag) {
    return position < end && (der[position] & 0xFF) == tag;
  }

  /** The content of the next element, which must have this tag; moves past it. */
  public DerCursor read(int tag) throws DerException {
    if (!nextIs(tag)) {
      throw new DerException("not the expected tag");
    }
    return readAny();
  }

  /** The content of the only element in the content of the next element: EXPLICIT [n]. */
  public DerCursor readOnly(int outerTag, int tag) throws DerException {
    DerCursor outer = read(outerTag);
    DerCursor inner = outer.read(tag);
    outer.expectEnd();
    return inner;
  }

  /** The content of the next element, whatever its tag; moves past it. */
  public DerCursor readAny() throws DerException {
    if (end - position < 2) {
      throw new DerException("no room for an element");
    }
    if ((der[position] & 0x1F) == 0x1F) {
      throw new DerException("a tag of several bytes");
    }
    int start = position + 1 + DerHeader.lengthBytes(der[position + 1]);
    long length = DerHeader.contentLength(der, position + 1, end);
    if (length < 0) {
      throw new DerException("a length that is indefinite, too long or not minimal");
    }
    if (length > end - start) {
      throw new DerException("an element that is longer than what encloses it");
    }
    position = start + (int) length;
    return new DerCursor(der, start, position);
  }

  /** The next element with its header; moves past it. */
  public DerCursor readElement() throws DerException {
    int start = position;
    readAny();
    return new DerCursor(der, start, position);
  }

  /** The content of an INTEGER: two's complement, minimal. */
  public DerCursor readInteger() throws DerException {
    return checkedInteger(read(INTEGER));
  }

  /** Checks content that is an INTEGER by its IMPLICIT tag. */
  public static DerCursor checkedInteger(DerCursor content) throws DerException {
    int length = content.end - content.position;
    byte[] der = content.der;
    int at = content.position;
    if (length == 0
        || (length > 1
            && ((der[at] == 0 && der[at + 1] >= 0) || (der[at] == -1 && der[at + 1] < 0)))) {
      throw new DerException("an integer that is empty or not minimal");
    }
    return content;
  }

  /** An INTEGER or ENUMERATED of one byte. */
  public int readSmall(int tag) throws DerException {
    return read(tag).smallContent();
  }

  private int smallContent() throws DerException {
    if (end - position != 1 || der[position] < 0) {
      throw new DerException("a number outside 0 to 127");
    }
    return der[position];
  }

  /** Content that is a BOOLEAN. */
  public boolean booleanContent() throws DerException {
    if (end - position != 1 || (der[position] != 0 && der[position] != -1)) {
      throw new DerException("a BOOLEAN that is neither 00 nor FF");
    }
    return der[position] != 0;
  }

  /** The content of a BIT STRING of whole bytes. */
  public DerCursor readBitString() throws DerException {
    DerCursor content = read(BIT_STRING);
    if (content.isAtEnd() || content.der[content.position] != 0) {
      throw new DerException("a BIT STRING with unused bits");
    }
    content.position++;
    return content;
  }

  /** An object identifier with dots. */
  public String readOid() throws DerException {
    DerCursor content = read(OID);
    return DerOid.text(der, content.position, content.end);
  }

  /** Moves past an object identifier, which must be one. */
  public void skipOid() throws DerException {
    DerCursor content = read(OID);
    DerOid.require(der, content.position, content.end);
  }

  /** Whether the content is printable ASCII. */
  boolean isPrintable() {
    for (int i = position; i < end; i++) {
      if (der[i] < ' ' || der[i] > '~') {
        return false;
      }
    }
    return true;
  }

  /** Content that is text in UTF-8, of which ASCII is a part. */
  public String text() throws DerException {
    if (isPrintable()) { // most is, and a decoder takes its time
      return new String(der, position, remaining(), StandardCharsets.US_ASCII);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(der, position, remaining()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new DerException("text that is not UTF-8", e);
    }
  }

  /** A UTCTime or GeneralizedTime as RFC 5280, 4.1.2.5 has it. */
  public Instant readTime() throws DerException {
    int tag = nextIs(UTC_TIME) ? UTC_TIME : GENERALIZED_TIME;
    return DerTime.parse(read(tag), tag);
  }

  /** A GeneralizedTime as RFC 6960, 4.2.2.1 has it. */
  public Instant readGeneralizedTime() throws DerException {
    return DerTime.parse(read(GENERALIZED_TIME), GENERALIZED_TIME);
  }

  /** The key in a SubjectPublicKeyInfo (RFC 5280, 4.1), which is what key identifiers hash. */
  public static byte[] keyBits(PublicKey key) throws DerException {
    byte[] encoded = key.getEncoded();
    if (encoded == null) {
      throw new DerException("a public key without its X.509 form");
    }
    DerCursor info = of(encoded).read(SEQUENCE);
    info.readElement();
    return info.readBitString().bytes();
  }

  /** A Name (distinguished name). */
  public X500Principal readName() throws DerException {
    if (!nextIs(SEQUENCE)) {
      throw new DerException("not a Name");
    }
    DerCursor element = readElement();
    if (element.remaining() > ParserBoundary.LONGEST_NAME) {
      throw new DerException("a Name that is too long");
    }
    return ParserBoundary.name(element.bytes());
  }

  /** The byte at an offset from the position. */
  public byte at(int offset) throws DerException {
    if (offset < 0 || offset >= end - position) {
      throw new DerException("not enough content");
    }
    return der[position + offset];
  }

  public int remaining() {
    return end - position;
  }

  /** Whether what is left is the same, byte by byte. */
  public boolean hasSameBytes(DerCursor other) {
    boolean same = remaining() == other.remaining();
    for (int i = 0; same && i < remaining(); i++) {
      same = der[position + i] == other.der[other.position + i];
    }
    return same;
  }

  /** A copy of what is left. */
  public byte[] bytes() {
    return Arrays.copyOfRange(der, position, end);
  }
}
