package io.github.jpki4j.internal;

/**
 * The length in the header of a DER element (ITU-T X.690, 10.1), definite and minimal; every byte
 * is taken as hostile.
 */
public final class DerHeader {

  /** A length of more octets is longer than an array. */
  private static final int MOST_OCTETS = 4;

  private DerHeader() {}

  /**
   * How many bytes a length takes.
   *
   * @param first its first byte
   * @return 1 to 128; whether the length is one that may stand there is for {@link #contentLength}
   */
  public static int lengthBytes(byte first) {
    return first >= 0 ? 1 : 1 + (first & 0x7F);
  }

  /**
   * How many bytes the content has, which need not be there.
   *
   * @param der not changed
   * @param at where the length begins, before {@code end}
   * @param end exclusive; bytes of a length that would lie behind it count as FF
   * @return 0 to 2^31 - 1, or -1 if the length is indefinite, longer than that, or not minimal
   */
  public static long contentLength(byte[] der, int at, int end) {
    if (der[at] >= 0) {
      return der[at];
    }
    int octets = der[at] & 0x7F;
    if (octets == 0 || octets > MOST_OCTETS) {
      return -1;
    }
    long length = 0;
    for (int i = at + 1; i <= at + octets; i++) {
      length = (length << 8) | (i < end ? der[i] & 0xFF : 0xFF);
    }
    boolean minimal = length >= 0x80 && length >> (8 * (octets - 1)) > 0;
    return minimal && length <= Integer.MAX_VALUE ? length : -1;
  }
}
