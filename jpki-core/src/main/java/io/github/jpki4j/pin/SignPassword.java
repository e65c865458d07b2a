package io.github.jpki4j.pin;

import io.github.jpki4j.KeyKind;

/**
 * The password for digital signatures (署名用パスワード): 6 to 16 letters and digits, five tries.
 *
 * @since 0.1.0
 */
public final class SignPassword extends Pin {

  SignPassword(char[] characters) {
    super(KeyKind.SIGN, characters);
  }
}
