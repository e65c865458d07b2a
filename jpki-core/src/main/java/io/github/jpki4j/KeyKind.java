package io.github.jpki4j;

/**
 * The two key pairs of the JPKI application, each with a secret of its own, which it also names.
 *
 * @since 0.1.0
 */
public enum KeyKind implements SecretKind {
  /** The key for user authentication (利用者証明用), opened by the 4-digit PIN (利用者証明用パスワード). */
  AUTH,

  /** The key for digital signatures (署名用), opened by the signature password (署名用パスワード). */
  SIGN
}
