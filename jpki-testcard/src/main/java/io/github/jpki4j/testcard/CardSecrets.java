package io.github.jpki4j.testcard;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;

/**
 * The secrets that a test can look at.
 *
 * @param auth the auth PIN
 * @param sign the signature password
 * @param cardInfo the PIN of the text application
 */
record CardSecrets(PinFile auth, PinFile sign, PinFile cardInfo) {

  PinFile of(SecretKind kind) {
    if (kind instanceof KeyKind key) {
      return key == KeyKind.AUTH ? auth : sign;
    }
    return cardInfo;
  }
}
