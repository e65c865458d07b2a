package io.github.jpki4j.kiosk.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** This computer's clock, which a tester moves forward. Thread-safe. */
final class SimulatedClock extends Clock {

  private final Clock base;
  private Duration ahead = Duration.ZERO;

  SimulatedClock(Clock base) {
    this.base = base;
  }

  @Override
  public synchronized Instant instant() {
    return base.instant().plus(ahead);
  }

  /** Moves it, never back: a certificate or a reservation that has ended stays so. */
  synchronized void forward(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("the clock goes forward");
    }
    ahead = ahead.plus(by);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("only instants are asked for");
  }
}
