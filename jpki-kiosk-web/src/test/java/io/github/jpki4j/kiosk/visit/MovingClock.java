package io.github.jpki4j.kiosk.visit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on only when told. */
final class MovingClock extends Clock {

  /** Noon in Japan. */
  static final Instant NOON = Instant.parse("2026-11-25T03:00:00Z");

  private volatile Instant now = NOON;

  void goOn(Duration time) {
    now = now.plus(time);
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
