package io.github.jpki4j.it.soak;

import io.github.jpki4j.KeyKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a customer comes for. */
enum Task {
  /** Read the auth certificate. */
  READ(null, 4),
  /** Sign with the auth key. */
  SIGN(KeyKind.AUTH, 8),
  /** Ask how many tries are left. */
  STATUS(null, 4),
  /** Change the PIN, and change it back. */
  CHANGE_PIN(KeyKind.AUTH, 13),
  /** Verify the signature password, read the sign certificate, sign. */
  SIGN_PASSWORD(KeyKind.SIGN, 8);

  private final Optional<KeyKind> secret;
  private final int commands;

  Task(@Nullable KeyKind secret, int commands) {
    this.secret = Optional.ofNullable(secret);
    this.commands = commands;
  }

  /** The secret that the customer has to type, if any. */
  Optional<KeyKind> secret() {
    return secret;
  }

  /** About how many commands it takes. */
  int commands() {
    return commands;
  }
}
