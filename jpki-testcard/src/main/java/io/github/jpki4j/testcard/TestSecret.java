package io.github.jpki4j.testcard;

import io.github.jpki4j.SecretKind;

/**
 * Every secret and printed number with a counter of its own on the simulated card.
 *
 * @since 0.1.0
 */
public enum TestSecret {
  /** JPKI 0018: the auth PIN (利用者証明用パスワード), three tries. */
  AUTH,
  /** JPKI 001B: the signature password (署名用パスワード), five tries. */
  SIGN,
  /** Text 0011: the PIN of the text application (券面事項入力補助用暗証番号), three tries. */
  CARD_INFO,
  /** Text 0014: verification number A (照合番号A), ten tries. */
  TEXT_NUMBER_A,
  /** Text 0015: verification number B (照合番号B), ten tries. */
  TEXT_NUMBER_B,
  /** Surface 0011: the birth date as printed (生年月日), ten tries. */
  SURFACE_BIRTH_KEY,
  /** Surface 0012: verification number B (照合番号B), ten tries. */
  SURFACE_NUMBER_B,
  /** Surface 0013: verification number A (照合番号A), ten tries. */
  SURFACE_NUMBER_A,
  /** Resident 001C: the resident PIN (住民基本台帳用暗証番号), three tries. */
  RESIDENT,
  /** Common 001C: a PIN with the resident PIN's value and a counter of its own, three tries. */
  COMMON,
  /** Licence 0006: the licence PIN, ten tries, on cards with a driving licence. */
  LICENCE;

  /** The one that the library knows under the same name. */
  static TestSecret of(SecretKind kind) {
    return valueOf(kind.name().replace("CARD_INFO_NUMBER", "TEXT_NUMBER"));
  }
}
