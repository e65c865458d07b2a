package io.github.jpki4j.reset;

/**
 * What happens to people who use the reset service, for which {@link Guidance} has words. The
 * numbers are those of facts/reset-service.md §1.3.
 *
 * @since 0.1.0
 */
public enum Situation {
  /** F1: the two secrets differ, and each proves who asks for the other. */
  TWO_SECRETS,
  /** F2: where to hold the card differs by model. */
  NFC_POSITION,
  /** F3: the card moved or left too early. */
  HOLD_STILL,
  /** F4: some models do not read while they charge. */
  CHARGING,
  /** F5: metal is near. */
  METAL_NEAR,
  /** F6: many attempts failed, the chip may be broken. */
  CHIP_BROKEN,
  /** F7: the reservation and its end are shown in the menu. */
  RESERVATION_SHOWN,
  /** F8: the kiosk fails: has the reservation ended? */
  KIOSK_FAILS,
  /** F9: how to use the kiosk is not clear. */
  KIOSK_USE,
  /** F10: the app wants the camera. */
  CAMERA_PERMISSION,
  /** F11: photographing the card fails. */
  CARD_PHOTO,
  /** F12: the PIN was wrong. */
  WRONG_AUTH_PIN,
  /** F13: the PIN that proves is blocked. */
  AUTH_PIN_BLOCKED,
  /** F14: the PIN that proves is not known. */
  AUTH_PIN_UNKNOWN,
  /** F15: the face does not match in bad light, with a mask, without moving. */
  FACE_HINTS,
  /** F16: the photo on the chip no longer looks like the person. */
  FACE_TOO_DIFFERENT,
  /** F17: five faces in a row did not match. */
  FACE_COOL_DOWN,
  /** F18: the signature password was wrong. */
  WRONG_SIGN_PASSWORD,
  /** F19: the signature password that proves is blocked or not known. */
  SIGN_PASSWORD_BLOCKED_OR_UNKNOWN,
  /** C2: how the signature password is typed: capital and half-width letters. */
  TYPING_SIGN_PASSWORD,
  /** C3: how the PIN is typed: half-width digits. */
  TYPING_AUTH_PIN
}
