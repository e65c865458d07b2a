package io.github.jpki4j.testkit.card;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on only when told. Thread-safe. */
public final class MovingClock extends Clock {

  private volatile Instant now;

  /** Stands at a moment. */
  public MovingClock(Instant now) {
    this.now = now;
  }

  /** Goes on, or back. */
  public void goOn(Duration time) {
    now = now.plus(time);
  }

  /** Goes to a moment. */
  public void set(Instant value) {
    now = value;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
