package io.github.jpki4j.it.kiosk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time in a shop, which goes on only when it is told. Thread-safe. */
final class ShopClock extends Clock {

  /** Noon in Japan, when kiosks are open. */
  static final Instant NOON = Instant.parse("2026-12-01T03:00:00Z");

  private volatile Instant now = NOON;

  @Override
  public Instant instant() {
    return now;
  }

  void goOn(Duration by) {
    now = now.plus(by);
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
