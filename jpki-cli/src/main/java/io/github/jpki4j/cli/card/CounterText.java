package io.github.jpki4j.cli.card;

import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.pin.PinStatus;

/** The counter of a secret in words. */
public final class CounterText {

  private CounterText() {}

  /** Tries left of how many, or that the secret is blocked and who can help. */
  public static String of(PinStatus pin, Messages messages) {
    return of(pin, ResetDoor.of(pin.secret()), messages);
  }

  /** The same where more is known of who can help. */
  static String of(PinStatus pin, ResetDoor door, Messages messages) {
    if (pin.isBlocked()) {
      return messages.get("tries.blocked." + door);
    }
    if (pin.triesLeft().isEmpty()) {
      return messages.get("tries.unknown", pin.triesMax());
    }
    return messages.get(
        pin.isLastTry() ? "tries.last" : "tries.left", pin.triesLeft().getAsInt(), pin.triesMax());
  }
}
