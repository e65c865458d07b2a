package io.github.jpki4j.pin;

import io.github.jpki4j.KeyKind;

/**
 * The PIN for user authentication (利用者証明用パスワード): four digits, three tries.
 *
 * @since 0.1.0
 */
public final class AuthPin extends Pin {

  AuthPin(char[] characters) {
    super(KeyKind.AUTH, characters);
  }
}
