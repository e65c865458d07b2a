package io.github.jpki4j.testcard.apdu;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import java.time.Duration;

/** The time that a slow link takes. */
public final class Delay {

  private Delay() {}

  /**
   * Waits.
   *
   * @param duration how long; nothing happens for zero
   * @throws TransportException if the thread is interrupted, which it still is afterwards
   */
  public static void pause(Duration duration) throws TransportException {
    if (duration.isZero()) {
      return;
    }
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("interrupted in a slow exchange", Remedy.REOPEN, e);
    }
  }
}
