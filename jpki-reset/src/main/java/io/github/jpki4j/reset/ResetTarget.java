package io.github.jpki4j.reset;

import io.github.jpki4j.KeyKind;
import java.util.Optional;

/**
 * What was forgotten. The service resets one secret of the JPKI application by means of the other;
 * the rest is here so that it can be asked about.
 *
 * @since 0.1.0
 */
public enum ResetTarget {
  /** The 4-digit PIN for user authentication (利用者証明用パスワード). */
  AUTH_PIN,
  /** The signature password (署名用パスワード). */
  SIGN_PASSWORD,
  /** Both of the above: neither proves that the other may be reset. */
  BOTH,
  /** The PIN of the resident register (住民基本台帳用暗証番号). */
  RESIDENT_REGISTER_PIN,
  /** The PIN of the text application (券面事項入力補助用暗証番号). */
  INPUT_SUPPORT_PIN;

  /**
   * The target that is the secret of a key.
   *
   * @param key the key
   * @return its secret
   */
  public static ResetTarget of(KeyKind key) {
    return key == KeyKind.AUTH ? AUTH_PIN : SIGN_PASSWORD;
  }

  /**
   * The key whose secret this is.
   *
   * @return the key, empty unless it is one secret of the JPKI application
   */
  public Optional<KeyKind> key() {
    return switch (this) {
      case AUTH_PIN -> Optional.of(KeyKind.AUTH);
      case SIGN_PASSWORD -> Optional.of(KeyKind.SIGN);
      default -> Optional.empty();
    };
  }

  /**
   * The key whose secret must be known to reset this one.
   *
   * @return the other key, empty where {@link #key()} is empty
   */
  public Optional<KeyKind> otherKey() {
    return key().map(KeyKind::other);
  }
}
