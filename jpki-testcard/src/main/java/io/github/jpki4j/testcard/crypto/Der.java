package io.github.jpki4j.testcard.crypto;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes DER, just what the test certificates, revocation lists and OCSP answers need. */
public final class Der {

  private static final Instant FIRST_GENERALIZED = Instant.parse("2050-01-01T00:00:00Z");

  private Der() {}

  public static byte[] sequence(byte[]... parts) {
    return tagged(0x30, parts);
  }

  public static byte[] set(byte[]... parts) {
    return tagged(0x31, parts);
  }

  /** Any tag of one byte, its length, and the parts one after the other. */
  public static byte[] tagged(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length = Math.addExact(length, part.length);
    }
    byte[] header = header(tag, length);
    ByteArrayOutputStream out = new ByteArrayOutputStream(header.length + length);
    out.writeBytes(header);
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** The parts one after the other. */
  public static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** Tag and length alone: 2 to 6 bytes. */
  public static byte[] header(int tag, int length) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(length);
    int bytes = length < 0x80 ? 0 : (bits + 7) / 8;
    byte[] header = new byte[2 + bytes];
    header[0] = (byte) tag;
    header[1] = (byte) (bytes == 0 ? length : 0x80 | bytes);
    for (int i = 0; i < bytes; i++) {
      header[2 + i] = (byte) (length >> (8 * (bytes - 1 - i)));
    }
    return header;
  }

  public static byte[] integer(BigInteger value) {
    return tagged(0x02, value.toByteArray());
  }

  public static byte[] enumerated(int value) {
    return tagged(0x0A, new byte[] {(byte) value});
  }

  public static byte[] octets(byte[]... parts) {
    return tagged(0x04, parts);
  }

  /** A bit string of whole bytes. */
  public static byte[] bits(byte[] value) {
    return tagged(0x03, new byte[] {0}, value);
  }

  /** A named bit list of one byte; trailing zero bits are unused, as DER demands. */
  public static byte[] namedBits(int value) {
    return tagged(
        0x03, new byte[] {(byte) Integer.numberOfTrailingZeros(value | 0x100), (byte) value});
  }

  public static byte[] nothing() {
    return tagged(0x05);
  }

  public static byte[] yes() {
    return tagged(0x01, new byte[] {(byte) 0xFF});
  }

  public static byte[] oid(String dotted) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int at = 2, end; at <= dotted.length(); at = end + 1) {
      int dot = dotted.indexOf('.', at);
      end = dot < 0 ? dotted.length() : dot;
      long arc = Long.parseLong(dotted, at, end, 10);
      writeArc(body, at == 2 ? 40L * Character.digit(dotted.charAt(0), 10) + arc : arc);
    }
    return tagged(0x06, body.toByteArray());
  }

  private static void writeArc(ByteArrayOutputStream out, long arc) {
    int groups = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(arc) + 6) / 7);
    for (int i = groups - 1; i >= 0; i--) {
      out.write((int) (arc >> (7 * i) & 0x7F) | (i > 0 ? 0x80 : 0));
    }
  }

  public static byte[] utf8(String text) {
    return tagged(0x0C, text.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] printable(String text) {
    return tagged(0x13, text.getBytes(StandardCharsets.US_ASCII));
  }

  public static byte[] ia5(String text) {
    return tagged(0x16, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** UTCTime until 2049, GeneralizedTime after, as RFC 5280 demands. */
  public static byte[] time(Instant instant) {
    if (!instant.isBefore(FIRST_GENERALIZED)) {
      return generalizedTime(instant);
    }
    String text = digits(instant, ZoneOffset.UTC).substring(2) + "Z";
    return tagged(0x17, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** GeneralizedTime in any year, whole seconds, as OCSP demands. */
  public static byte[] generalizedTime(Instant instant) {
    String text = digits(instant, ZoneOffset.UTC) + "Z";
    return tagged(0x18, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Year to second as 14 digits. */
  public static String digits(Instant instant, ZoneOffset offset) {
    LocalDateTime time = LocalDateTime.ofInstant(instant, offset);
    long date = (time.getYear() * 100L + time.getMonthValue()) * 100 + time.getDayOfMonth();
    long clock = (time.getHour() * 100L + time.getMinute()) * 100 + time.getSecond();
    return String.valueOf(date * 1_000_000 + clock);
  }
}
