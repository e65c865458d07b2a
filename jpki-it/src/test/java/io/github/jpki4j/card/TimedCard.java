package io.github.jpki4j.card;

import io.github.jpki4j.transport.CardConnection;
import java.util.function.LongSupplier;

/** A session by another clock than the system's; in the package whose method it needs. */
public final class TimedCard {

  private TimedCard() {}

  /**
   * Starts a session.
   *
   * @param connection closed with the session
   * @param nanoTime a clock as {@link System#nanoTime()}
   * @return the session
   */
  public static MyNumberCard open(CardConnection connection, LongSupplier nanoTime) {
    return MyNumberCard.open(connection, nanoTime);
  }
}
