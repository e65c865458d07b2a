package io.github.jpki4j.apdu;

import io.github.jpki4j.StatusWord;
import java.util.Arrays;

/** A card's answer: data, then the status word. */
public final class ResponseApdu {

  private final byte[] bytes;

  private ResponseApdu(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Decodes an answer.
   *
   * @param bytes 2 to 65,538 bytes; copied
   * @return the answer
   * @throws IllegalArgumentException if there are fewer than two bytes or too many
   */
  public static ResponseApdu parse(byte[] bytes) {
    if (bytes.length < 2 || bytes.length > 65_538) {
      throw new IllegalArgumentException(
          "an answer has 2 to 65538 bytes, this one has " + bytes.length);
    }
    return new ResponseApdu(bytes.clone());
  }

  /**
   * The data before the status word.
   *
   * @return a fresh array, 0 to 65,536 bytes
   */
  public byte[] data() {
    return Arrays.copyOf(bytes, bytes.length - 2);
  }

  /**
   * Number of data bytes.
   *
   * @return 0 to 65,536
   */
  public int length() {
    return bytes.length - 2;
  }

  /**
   * The status word.
   *
   * @return the last two bytes
   */
  public StatusWord status() {
    int sw1 = bytes[bytes.length - 2] & 0xFF;
    int sw2 = bytes[bytes.length - 1] & 0xFF;
    return new StatusWord((sw1 << 8) | sw2);
  }

  /** Erases the data, which may be personal; the status stays. */
  public void erase() {
    Arrays.fill(bytes, 0, bytes.length - 2, (byte) 0);
  }

  /** Status and number of data bytes, never the data: it may be personal. */
  @Override
  public String toString() {
    return status() + " (" + length() + " bytes)";
  }
}
