package io.github.jpki4j.card.authenticity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.bouncycastle.util.encoders.Hex;

/**
 * The identifier of a key in CV certificates (証明者鍵ID, 被証明者鍵ID): 16 bytes, the first seven of which
 * are ASCII digits, such as {@code 5000023}. Two keys are the same only if all 16 bytes are;
 * APP-23.
 *
 * <p>The identifier of a municipality's key has the municipality's code in it, so it tells where a
 * card was issued. Immutable, thread-safe.
 *
 * @since 0.1.0
 */
public final class KeyId {

  /** Length in bytes. */
  public static final int LENGTH = 16;

  private static final int DIGITS = 7;

  private final byte[] bytes;

  private KeyId(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes an identifier.
   *
   * @param bytes 16 bytes, the first seven of them ASCII digits; copied
   * @return the identifier
   * @throws IllegalArgumentException if they are not
   */
  public static KeyId of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a key identifier has 16 bytes");
    }
    for (int i = 0; i < DIGITS; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        throw new IllegalArgumentException("a key identifier begins with seven digits");
      }
    }
    return new KeyId(bytes.clone());
  }

  /**
   * The digits at the start.
   *
   * @return seven ASCII digits
   */
  public String digits() {
    return new String(bytes, 0, DIGITS, StandardCharsets.US_ASCII);
  }

  /**
   * All of it.
   *
   * @return 16 bytes, a fresh array
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyId id && Arrays.equals(bytes, id.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The 16 bytes in hexadecimal. */
  @Override
  public String toString() {
    return Hex.toHexString(bytes).toUpperCase(Locale.ROOT);
  }
}
