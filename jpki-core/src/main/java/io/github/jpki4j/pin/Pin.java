package io.github.jpki4j.pin;

import io.github.jpki4j.KeyKind;
import java.util.Arrays;
import java.util.Objects;

/**
 * One secret, as the person gave it once. Well-formed from birth, erased by {@link #close()}, never
 * printed.
 *
 * <p>A secret that the card refused is spent: {@link #isRefused()} turns true and the library sends
 * it no more. Not thread-safe.
 *
 * @since 0.1.0
 */
public abstract sealed class Pin implements AutoCloseable permits AuthPin, SignPassword {

  private final PinFormat format;
  private final byte[] encoded;
  private boolean closed;
  private boolean refused;

  Pin(PinFormat format, char[] characters) {
    this.format = format;
    this.encoded = format.encode(Objects.requireNonNull(characters, "characters"));
  }

  /**
   * The PIN for user authentication (利用者証明用パスワード).
   *
   * @param characters four digits 0–9; taken: erased before this returns or throws
   * @return the PIN, which the caller closes
   * @throws PinFormatException if a rule is broken
   */
  public static AuthPin auth(char[] characters) {
    return new AuthPin(characters);
  }

  /**
   * The password for digital signatures (署名用パスワード).
   *
   * @param characters 6 to 16 letters and digits, small letters are folded to capitals; taken:
   *     erased before this returns or throws
   * @return the password, which the caller closes
   * @throws PinFormatException if a rule is broken
   */
  public static SignPassword sign(char[] characters) {
    return new SignPassword(characters);
  }

  /**
   * The secret of a key.
   *
   * @param key the key
   * @param characters as for {@link #auth} or {@link #sign}; taken: erased before this returns or
   *     throws
   * @return the secret, which the caller closes
   * @throws PinFormatException if a rule is broken
   */
  public static Pin of(KeyKind key, char[] characters) {
    return key == KeyKind.AUTH ? auth(characters) : sign(characters);
  }

  /**
   * The key that this secret opens.
   *
   * @return the key
   */
  public final KeyKind key() {
    return format.key();
  }

  /**
   * The bytes that the card compares: ASCII, no padding. For code that builds commands.
   *
   * @return a fresh array that the caller erases
   * @throws IllegalStateException after {@link #close()}
   */
  public final byte[] encoded() {
    if (closed) {
      throw new IllegalStateException("the PIN is closed");
    }
    return encoded.clone();
  }

  /**
   * Whether the card refused this secret.
   *
   * @return true after {@link #markRefused()}
   */
  public final boolean isRefused() {
    return refused;
  }

  /** Notes that the card refused this secret, so that it is not sent again. */
  public final void markRefused() {
    refused = true;
  }

  /** Erases the secret. Idempotent. */
  @Override
  public final void close() {
    Arrays.fill(encoded, (byte) 0);
    closed = true;
  }

  /** Never the secret or its length. */
  @Override
  public final String toString() {
    return getClass().getSimpleName() + "[hidden]";
  }
}
