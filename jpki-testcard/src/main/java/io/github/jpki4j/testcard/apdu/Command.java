package io.github.jpki4j.testcard.apdu;

import java.util.Arrays;

/**
 * One command as the chip reads it (ISO 7816-4, 5.1), written apart from the library's codec on
 * purpose.
 */
public final class Command {

  private static final int HEADER = 4;

  private final byte[] header;
  private final byte[] data;
  private final int expected;
  private final boolean extended;

  private Command(byte[] apdu, int dataAt, int dataLength, int expected, boolean extended) {
    this.header = Arrays.copyOf(apdu, HEADER);
    this.data = Arrays.copyOfRange(apdu, dataAt, dataAt + dataLength);
    this.expected = expected;
    this.extended = extended;
  }

  /**
   * Reads a command.
   *
   * @throws CommandRefusal with 6700 if the length fields do not fit the length
   */
  public static Command parse(byte[] apdu) {
    int rest = apdu.length - HEADER;
    if (rest < 0) {
      throw new CommandRefusal(Sw.WRONG_LENGTH);
    }
    if (rest == 0) {
      return new Command(apdu, HEADER, 0, 0, false);
    }
    int first = apdu[HEADER] & 0xFF;
    if (rest == 1) {
      return new Command(apdu, HEADER, 0, first == 0 ? 256 : first, false);
    }
    return first != 0 ? parseShort(apdu, first) : parseExtended(apdu);
  }

  private static Command parseShort(byte[] apdu, int length) {
    int end = HEADER + 1 + length;
    if (apdu.length == end) {
      return new Command(apdu, HEADER + 1, length, 0, false);
    }
    if (apdu.length == end + 1) {
      int le = apdu[end] & 0xFF;
      return new Command(apdu, HEADER + 1, length, le == 0 ? 256 : le, false);
    }
    throw new CommandRefusal(Sw.WRONG_LENGTH);
  }

  private static Command parseExtended(byte[] apdu) {
    if (apdu.length < HEADER + 3) {
      throw new CommandRefusal(Sw.WRONG_LENGTH);
    }
    int length = twoBytes(apdu, HEADER + 1);
    if (apdu.length == HEADER + 3) {
      return new Command(apdu, HEADER, 0, length == 0 ? 65_536 : length, true);
    }
    int end = HEADER + 3 + length;
    if (length > 0 && apdu.length == end) {
      return new Command(apdu, HEADER + 3, length, 0, true);
    }
    if (length > 0 && apdu.length == end + 2) {
      int le = twoBytes(apdu, end);
      return new Command(apdu, HEADER + 3, length, le == 0 ? 65_536 : le, true);
    }
    throw new CommandRefusal(Sw.WRONG_LENGTH);
  }

  private static int twoBytes(byte[] apdu, int at) {
    return ((apdu[at] & 0xFF) << 8) | (apdu[at + 1] & 0xFF);
  }

  public int cla() {
    return header[0] & 0xFF;
  }

  public int ins() {
    return header[1] & 0xFF;
  }

  public int p1() {
    return header[2] & 0xFF;
  }

  public int p2() {
    return header[3] & 0xFF;
  }

  public int p1p2() {
    return twoBytes(header, 2);
  }

  /** The command's data; not copied, as a command lives no longer than its answer. */
  public byte[] data() {
    return data;
  }

  public boolean hasData() {
    return data.length > 0;
  }

  /** Whether there is an Le field. */
  public boolean hasExpected() {
    return expected > 0;
  }

  /** Le as a number, 1 to 65,536; 0 without an Le field. */
  public int expected() {
    return expected;
  }

  /** Whether the length fields are extended. */
  public boolean isExtended() {
    return extended;
  }

  /** Demands data and no Le (case 3). */
  public void requireDataOnly() {
    if (!hasData() || hasExpected()) {
      throw new CommandRefusal(Sw.WRONG_LENGTH);
    }
  }

  /** Demands Le and no data (case 2). */
  public void requireExpectedOnly() {
    if (hasData() || !hasExpected()) {
      throw new CommandRefusal(Sw.WRONG_LENGTH);
    }
  }
}
