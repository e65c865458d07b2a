package io.github.jpki4j.reset;

/**
 * What happens to people who use the reset service and what the words mean, for which {@link
 * Guidance} has sentences. The numbers are those of docs/reset-faq.md.
 *
 * @since 0.1.0
 */
public enum Situation {
  /** What a certificate (電子証明書) is. */
  CERTIFICATE(Topic.CERTIFICATES),
  /** What the certificate for digital signatures is for, and what it proves. */
  SIGN_CERTIFICATE(Topic.CERTIFICATES),
  /** What the certificate for user authentication is for, and what it proves. */
  AUTH_CERTIFICATE(Topic.CERTIFICATES),
  /** C20: where the certificate and its term are shown. */
  CHECK_CERTIFICATE(Topic.CERTIFICATES),
  /** C2: what the signature password is. */
  SIGN_PASSWORD(Topic.PASSWORDS),
  /** C3: what the PIN for user authentication is. */
  AUTH_PIN(Topic.PASSWORDS),
  /** F1: the two secrets differ, and each proves who asks for the other. */
  TWO_SECRETS(Topic.PASSWORDS),
  /** C2: how the signature password is typed: capital and half-width letters. */
  TYPING_SIGN_PASSWORD(Topic.PASSWORDS),
  /** C3: how the PIN is typed: half-width digits. */
  TYPING_AUTH_PIN(Topic.PASSWORDS),
  /** F18: the signature password was wrong. */
  WRONG_SIGN_PASSWORD(Topic.PASSWORDS),
  /** F12: the PIN was wrong. */
  WRONG_AUTH_PIN(Topic.PASSWORDS),
  /** C18: the app can be installed on a phone on which it does not work. */
  PHONE_SUPPORT(Topic.NFC),
  /** F2: where to hold the card differs by model. */
  NFC_POSITION(Topic.NFC),
  /** F3: the card moved or left too early. */
  HOLD_STILL(Topic.NFC),
  /** F4: some models do not read while they charge. */
  CHARGING(Topic.NFC),
  /** F5: metal is near, or between card and phone. */
  METAL_NEAR(Topic.NFC),
  /** F6: many attempts failed, the chip may be broken. */
  CHIP_BROKEN(Topic.NFC),
  /** F10: the app wants the camera. */
  CAMERA_PERMISSION(Topic.CAMERA),
  /** F11: photographing the card fails. */
  CARD_PHOTO(Topic.CAMERA),
  /** F15: the face does not match in bad light, with a mask, without moving. */
  FACE_HINTS(Topic.FACE),
  /** F16: the photo on the chip no longer looks like the person. */
  FACE_TOO_DIFFERENT(Topic.FACE),
  /** F17: five faces in a row did not match. */
  FACE_COOL_DOWN(Topic.FACE),
  /** C1: what a reset (初期化) is: the app reserves, a kiosk finishes. */
  RESET(Topic.RESERVATION),
  /** F7: the reservation and its end are shown in the menu. */
  RESERVATION_SHOWN(Topic.RESERVATION),
  /** C19: what a kiosk (キオスク端末) is. */
  KIOSK(Topic.KIOSK),
  /** C19: how to find a kiosk. */
  FIND_KIOSK(Topic.KIOSK),
  /** F9: how to use the kiosk is not clear. */
  KIOSK_USE(Topic.KIOSK),
  /** F8: the kiosk fails: has the reservation ended? */
  KIOSK_FAILS(Topic.KIOSK),
  /** F13: the PIN that proves is blocked. */
  AUTH_PIN_BLOCKED(Topic.COUNTER),
  /** F14: the PIN that proves is not known. */
  AUTH_PIN_UNKNOWN(Topic.COUNTER),
  /** F19: the signature password that proves is blocked or not known. */
  SIGN_PASSWORD_BLOCKED_OR_UNKNOWN(Topic.COUNTER);

  private final Topic topic;

  Situation(Topic topic) {
    this.topic = topic;
  }

  /**
   * What it belongs to.
   *
   * @return the topic
   */
  public Topic topic() {
    return topic;
  }
}
