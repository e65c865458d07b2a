package io.github.jpki4j.internal;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * The content of an object identifier (X.690, 8.19). A certificate has about fifty of them, each
 * read several times, so those with numbers of usual size take no library.
 */
final class DerOid {

  /** Longest content in bytes; no real one comes near. */
  private static final int LONGEST = 128;

  private static final int MORE = 0x80;
  private static final int BITS = 0x7F;

  /** The first number stands for two: 40 times 0, 1 or 2, and the second one. */
  private static final int FACTOR = 40;

  private DerOid() {}

  /** Refuses what is no object identifier. */
  static void require(byte[] der, int from, int to) throws DerException {
    if (from == to || to - from > LONGEST) {
      throw new DerException("an object identifier that is empty or too long");
    }
    boolean isStart = true;
    for (int i = from; i < to; i++) {
      if (isStart && der[i] == (byte) MORE) {
        throw new DerException("an object identifier with a number that is not minimal");
      }
      isStart = (der[i] & MORE) == 0;
    }
    if (!isStart) {
      throw new DerException("an object identifier that ends within a number");
    }
  }

  /** With dots. */
  static String text(byte[] der, int from, int to) throws DerException {
    require(der, from, to);
    StringBuilder text = new StringBuilder(2 * (to - from) + 2);
    int number = 0;
    for (int i = from; i < to; i++) {
      if (number > Integer.MAX_VALUE >> 7) {
        DerCursor content = DerCursor.of(der, from, to);
        return ParserBoundary.call(
            () -> ASN1ObjectIdentifier.fromContents(content.bytes()).getId());
      }
      number = (number << 7) | (der[i] & BITS);
      if ((der[i] & MORE) == 0) {
        append(text, number);
        number = 0;
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, int number) {
    if (text.length() > 0) {
      text.append('.').append(number);
    } else {
      int first = Math.min(number / FACTOR, 2);
      text.append(first).append('.').append(number - (FACTOR * first));
    }
  }
}
