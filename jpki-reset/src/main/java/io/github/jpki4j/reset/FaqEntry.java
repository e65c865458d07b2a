package io.github.jpki4j.reset;

/**
 * What happens to people who use the reset service and what the words mean, for which {@link
 * ResetGuidance} has sentences. The numbers are those of docs/reset-faq.md.
 *
 * @since 0.1.0
 */
public enum FaqEntry {
  /** What a certificate (電子証明書) is. */
  CERTIFICATE(FaqTopic.CERTIFICATES),
  /** What the certificate for digital signatures is for, and what it proves. */
  SIGN_CERTIFICATE(FaqTopic.CERTIFICATES),
  /** What the certificate for user authentication is for, and what it proves. */
  AUTH_CERTIFICATE(FaqTopic.CERTIFICATES),
  /** C20: where the certificate and its term are shown. */
  CHECK_CERTIFICATE(FaqTopic.CERTIFICATES),
  /** C2: what the signature password is. */
  SIGN_PASSWORD(FaqTopic.PASSWORDS),
  /** C3: what the PIN for user authentication is. */
  AUTH_PIN(FaqTopic.PASSWORDS),
  /** F1: the two secrets differ, and each proves who asks for the other. */
  TWO_SECRETS(FaqTopic.PASSWORDS),
  /** C2: how the signature password is typed: capital and half-width letters. */
  TYPING_SIGN_PASSWORD(FaqTopic.PASSWORDS),
  /** C3: how the PIN is typed: half-width digits. */
  TYPING_AUTH_PIN(FaqTopic.PASSWORDS),
  /** F18: the signature password was wrong. */
  WRONG_SIGN_PASSWORD(FaqTopic.PASSWORDS),
  /** F12: the PIN was wrong. */
  WRONG_AUTH_PIN(FaqTopic.PASSWORDS),
  /** C18: the app can be installed on a phone on which it does not work. */
  PHONE_SUPPORT(FaqTopic.NFC),
  /** F2: where to hold the card differs by model. */
  NFC_POSITION(FaqTopic.NFC),
  /** F3: the card moved or left too early. */
  HOLD_STILL(FaqTopic.NFC),
  /** F4: some models do not read while they charge. */
  CHARGING(FaqTopic.NFC),
  /** F5: metal is near, or between card and phone. */
  METAL_NEAR(FaqTopic.NFC),
  /** F6: many attempts failed, the chip may be broken. */
  CHIP_BROKEN(FaqTopic.NFC),
  /** F10: the app wants the camera. */
  CAMERA_PERMISSION(FaqTopic.CAMERA),
  /** F11: photographing the card fails. */
  CARD_PHOTO(FaqTopic.CAMERA),
  /** F15: the face does not match in bad light, with a mask, without moving. */
  FACE_HINTS(FaqTopic.FACE),
  /** F16: the photo on the chip no longer looks like the person. */
  FACE_TOO_DIFFERENT(FaqTopic.FACE),
  /** F17: five faces in a row did not match. */
  FACE_COOL_DOWN(FaqTopic.FACE),
  /** C1: what a reset (初期化) is: the app reserves, a kiosk finishes. */
  RESET(FaqTopic.RESERVATION),
  /** F7: the reservation and its end are shown in the menu. */
  RESERVATION_SHOWN(FaqTopic.RESERVATION),
  /** C19: what a kiosk (キオスク端末) is. */
  KIOSK(FaqTopic.KIOSK),
  /** C19: how to find a kiosk. */
  FIND_KIOSK(FaqTopic.KIOSK),
  /** F9: how to use the kiosk is not clear. */
  KIOSK_USE(FaqTopic.KIOSK),
  /** F8: the kiosk fails: has the reservation ended? */
  KIOSK_FAILS(FaqTopic.KIOSK),
  /** F13: the PIN that proves is blocked. */
  AUTH_PIN_BLOCKED(FaqTopic.COUNTER),
  /** F14: the PIN that proves is not known. */
  AUTH_PIN_UNKNOWN(FaqTopic.COUNTER),
  /** F19: the signature password that proves is blocked or not known. */
  SIGN_PASSWORD_BLOCKED_OR_UNKNOWN(FaqTopic.COUNTER);

  private final FaqTopic topic;

  FaqEntry(FaqTopic topic) {
    this.topic = topic;
  }

  /**
   * What it belongs to.
   *
   * @return the topic
   */
  public FaqTopic topic() {
    return topic;
  }
}
