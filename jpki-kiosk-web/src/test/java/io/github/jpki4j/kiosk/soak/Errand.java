package io.github.jpki4j.kiosk.soak;

import io.github.jpki4j.KeyKind;
import java.util.Optional;

/** What a customer comes for. */
enum Errand {
  RESET_SIGN("reset-sign", KeyKind.AUTH, KeyKind.SIGN, "completed"),
  RESET_AUTH("reset-auth", KeyKind.SIGN, KeyKind.AUTH, "completed"),
  CHANGE_SIGN("change", KeyKind.SIGN, KeyKind.SIGN, "changed"),
  CHANGE_AUTH("change", KeyKind.AUTH, KeyKind.AUTH, "changed"),
  LOOK("end"),
  CERTIFICATES("certificates", "certificates"),
  SIGN_CERTIFICATE("certificates", KeyKind.SIGN, "certificates");

  /** The button on the page of the card. */
  final String button;

  /** The secret that the card checks. */
  final Optional<KeyKind> asked;

  /** The secret that is to be another. */
  final Optional<KeyKind> replaced;

  /** The page that shows the errand done. */
  final String done;

  Errand(String button, Optional<KeyKind> asked, Optional<KeyKind> replaced, String done) {
    this.button = button;
    this.asked = asked;
    this.replaced = replaced;
    this.done = done;
  }

  Errand(String button, KeyKind asked, KeyKind replaced, String done) {
    this(button, Optional.of(asked), Optional.of(replaced), done);
  }

  Errand(String button, KeyKind asked, String done) {
    this(button, Optional.of(asked), Optional.empty(), done);
  }

  Errand(String button, String done) {
    this(button, Optional.empty(), Optional.empty(), done);
  }

  Errand(String button) {
    this(button, "card");
  }

  boolean isReset() {
    return this == RESET_SIGN || this == RESET_AUTH;
  }
}
