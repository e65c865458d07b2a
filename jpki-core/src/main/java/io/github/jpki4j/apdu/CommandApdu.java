package io.github.jpki4j.apdu;

import java.util.Arrays;
import java.util.Locale;

/**
 * A command of ISO 7816-4: header, optional data, optional expected length. Encodes itself in short
 * form while Nc ≤ 255 and Ne ≤ 256, else in extended form.
 *
 * <p>Immutable except for {@link #wipe()}. A command with a secret prints its header only.
 */
public final class CommandApdu {

  /** The largest Nc, bytes of data. */
  public static final int MAX_NC = 65_535;

  /** The largest Ne, bytes expected in return. */
  public static final int MAX_NE = 65_536;

  private static final byte[] NOTHING = {};

  private final int header;
  private final byte[] data;
  private final int ne;
  private final boolean secret;

  private CommandApdu(int header, byte[] data, int ne, boolean secret) {
    this.header = header;
    this.data = data;
    this.ne = ne;
    this.secret = secret;
  }

  /**
   * A command of case 1: four bytes, no data, nothing expected.
   *
   * @param cla class byte, 0 to 255
   * @param ins instruction byte, 0 to 255
   * @param p1 first parameter, 0 to 255
   * @param p2 second parameter, 0 to 255
   * @return the command
   */
  public static CommandApdu of(int cla, int ins, int p1, int p2) {
    return new CommandApdu(
        (octet(cla) << 24) | (octet(ins) << 16) | (octet(p1) << 8) | octet(p2), NOTHING, 0, false);
  }

  private static int octet(int value) {
    if (value < 0 || value > 0xFF) {
      throw new IllegalArgumentException("a byte is 0 to 255");
    }
    return value;
  }

  /**
   * The same command with data.
   *
   * @param body 0 to 65,535 bytes; copied. No bytes means no Lc
   * @return a new command
   */
  public CommandApdu withData(byte[] body) {
    return new CommandApdu(header, checked(body).clone(), ne, secret);
  }

  /**
   * The same command with a secret as its data, never printed. Whoever sends it calls {@link
   * #wipe()}.
   *
   * @param body 1 to 65,535 bytes; taken: erased before this returns
   * @return a new command
   */
  public CommandApdu withSecret(byte[] body) {
    if (checked(body).length == 0) {
      throw new IllegalArgumentException("a secret has at least one byte");
    }
    byte[] copy = body.clone();
    Arrays.fill(body, (byte) 0);
    return new CommandApdu(header, copy, ne, true);
  }

  private static byte[] checked(byte[] body) {
    if (body.length > MAX_NC) {
      throw new IllegalArgumentException("data is at most " + MAX_NC + " bytes");
    }
    return body;
  }

  /**
   * The same command with another expected length.
   *
   * @param expected Ne, 0 to 65,536; 0 means no Le
   * @return a new command
   */
  public CommandApdu withNe(int expected) {
    if (expected < 0 || expected > MAX_NE) {
      throw new IllegalArgumentException("Ne is 0 to " + MAX_NE);
    }
    return new CommandApdu(header, data, expected, secret);
  }

  /**
   * Bytes of data.
   *
   * @return Nc, 0 to 65,535
   */
  public int nc() {
    return data.length;
  }

  /**
   * The instruction byte.
   *
   * @return INS, 0 to 255
   */
  public int ins() {
    return header >> 16 & 0xFF;
  }

  /**
   * Bytes expected in return.
   *
   * @return Ne, 0 to 65,536
   */
  public int ne() {
    return ne;
  }

  /**
   * Whether the data is a secret.
   *
   * @return true after {@link #withSecret}
   */
  public boolean isSecret() {
    return secret;
  }

  /**
   * Whether the command needs the extended form.
   *
   * @return true if Nc is more than 255 or Ne more than 256
   */
  public boolean isExtended() {
    return data.length > 255 || ne > 256;
  }

  /**
   * Bytes of the encoding. With a secret this tells its length.
   *
   * @return 4 to 65,544
   */
  public int length() {
    return 4 + lcLength() + data.length + leLength();
  }

  private int lcLength() {
    return data.length == 0 ? 0 : isExtended() ? 3 : 1;
  }

  private int leLength() {
    return ne == 0 ? 0 : !isExtended() ? 1 : data.length == 0 ? 3 : 2;
  }

  /**
   * The encoding that goes to the card.
   *
   * @return a fresh array; whoever asked for the encoding of a secret erases it
   */
  public byte[] toBytes() {
    int lcLength = lcLength();
    int leLength = leLength();
    byte[] out = new byte[length()];
    out[0] = (byte) (header >> 24);
    out[1] = (byte) (header >> 16);
    out[2] = (byte) (header >> 8);
    out[3] = (byte) header;
    if (lcLength == 1) {
      out[4] = (byte) data.length;
    } else if (lcLength == 3) {
      out[5] = (byte) (data.length >> 8);
      out[6] = (byte) data.length;
    }
    System.arraycopy(data, 0, out, 4 + lcLength, data.length);
    if (leLength > 0) {
      out[out.length - 1] = (byte) ne;
    }
    if (leLength > 1) {
      out[out.length - 2] = (byte) (ne >> 8);
    }
    return out;
  }

  /** Erases the data if it is a secret. Nothing else can be done with the command afterwards. */
  public void wipe() {
    if (secret) {
      Arrays.fill(data, (byte) 0);
    }
  }

  /** The header in hex, the length of the data and Ne; neither data nor a secret's length. */
  @Override
  public String toString() {
    String text = String.format(Locale.ROOT, "%08X", header);
    if (secret) {
      return text + " [secret]";
    }
    return (data.length == 0 ? text : text + " Nc=" + data.length) + (ne == 0 ? "" : " Ne=" + ne);
  }
}
