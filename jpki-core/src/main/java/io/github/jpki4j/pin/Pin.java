package io.github.jpki4j.pin;

import io.github.jpki4j.KeyKind;

/**
 * The secret of one of the two keys of the JPKI application.
 *
 * @since 0.1.0
 */
public final class Pin extends CardSecret {

  private final KeyKind key;

  private Pin(KeyKind key, char[] characters) {
    super(PinFormat.of(key), characters);
    this.key = key;
  }

  /**
   * The PIN for user authentication (利用者証明用パスワード).
   *
   * @param characters four digits 0–9; taken: erased before this returns or throws
   * @return the PIN, which the caller closes
   * @throws PinFormatException if a rule is broken
   */
  public static Pin auth(char[] characters) {
    return of(KeyKind.AUTH, characters);
  }

  /**
   * The password for digital signatures (署名用パスワード).
   *
   * @param characters 6 to 16 letters and digits, small letters are folded to capitals; taken:
   *     erased before this returns or throws
   * @return the password, which the caller closes
   * @throws PinFormatException if a rule is broken
   */
  public static Pin sign(char[] characters) {
    return of(KeyKind.SIGN, characters);
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
    return new Pin(key, characters);
  }

  /**
   * The key that this secret opens.
   *
   * @return the key
   */
  public KeyKind key() {
    return key;
  }
}
