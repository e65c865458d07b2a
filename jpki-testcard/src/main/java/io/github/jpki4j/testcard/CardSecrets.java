package io.github.jpki4j.testcard;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;

/**
 * The secrets that a test can look at.
 *
 * @param auth the auth PIN
 * @param sign the signature password
 * @param profile the PIN of the text application
 */
record CardSecrets(PinFile auth, PinFile sign, PinFile profile) {

  PinFile of(SecretKind kind) {
    if (kind instanceof KeyKind key) {
      return key == KeyKind.AUTH ? auth : sign;
    }
    return profile;
  }
}
