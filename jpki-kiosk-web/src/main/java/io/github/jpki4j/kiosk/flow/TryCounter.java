package io.github.jpki4j.kiosk.flow;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.pin.PinStatus;
import java.util.OptionalInt;

/** The tries of the two secrets, as a card tells them by its answer to one. */
public final class TryCounter {

  private TryCounter() {}

  /** Tries after a secret was right: 3 of the PIN, 5 of the signature password. */
  public static int most(KeyKind secret) {
    return secret == KeyKind.AUTH ? 3 : 5;
  }

  /** The counter with so many tries left. */
  public static PinStatus left(KeyKind secret, int tries) {
    return new PinStatus(secret, OptionalInt.of(tries), most(secret));
  }

  /** The counter after a secret was right. */
  public static PinStatus full(KeyKind secret) {
    return left(secret, most(secret));
  }
}
