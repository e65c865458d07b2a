package io.github.jpki4j.reset;

/**
 * What must hold for the reset service to reset a secret. The numbers are those of
 * docs/reset-faq.md. In the order in which an obstacle is named first, with two rules before it:
 * docs/reset-faq.md has the table.
 *
 * @since 0.1.0
 */
public enum Requirement {
  /** C4 to C8: it is a My Number card. */
  CARD_SUPPORTED,
  /** F6: its chip works. */
  CHIP_WORKS,
  /** It has secrets at all: a card issued without them (顔認証マイナンバーカード) has not. */
  CARD_HAS_SECRETS,
  /** Kiosks can reset what was forgotten. */
  TARGET_RESETTABLE,
  /** The secret is blocked or forgotten: otherwise it can be changed on the spot. */
  RESET_NEEDED,
  /** There is an auth certificate. */
  AUTH_CERTIFICATE_PRESENT,
  /** There is a sign certificate. */
  SIGN_CERTIFICATE_PRESENT,
  /** C10: the auth certificate is in its term. */
  AUTH_CERTIFICATE_IN_TERM,
  /** C9: the sign certificate is in its term. */
  SIGN_CERTIFICATE_IN_TERM,
  /** C11: the auth certificate is not revoked. */
  AUTH_CERTIFICATE_NOT_REVOKED,
  /** C11: the sign certificate is not revoked. */
  SIGN_CERTIFICATE_NOT_REVOKED,
  /** C15, F13, F19: the other secret is not blocked. */
  OTHER_SECRET_NOT_BLOCKED,
  /** C13, C14, C16, F14, F19: the holder knows the other secret. */
  OTHER_SECRET_KNOWN,
  /** C12: name, date of birth, gender and address are still those of the certificate. */
  ATTRIBUTES_UNCHANGED,
  /** F16, F17: the face matches; when the signature password is to be reset. */
  FACE_MATCHES,
  /** C18: the phone will do. */
  DEVICE_SUPPORTED,
  /** C17: the app reaches the service. */
  ONLINE
}
