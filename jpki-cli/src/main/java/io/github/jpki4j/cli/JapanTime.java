package io.github.jpki4j.cli;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Times as people in Japan read them. Asia/Tokyo has been nine hours ahead of UTC without summer
 * time since 1952, long before any certificate; the constant spares loading the zones.
 */
final class JapanTime {

  private static final ZoneOffset TOKYO = ZoneOffset.ofHours(9);

  private JapanTime() {}

  /** For people, to the minute, as in {@code 2030-02-17 23:59}. */
  static String minutes(Instant time) {
    OffsetDateTime local = time.atOffset(TOKYO);
    return local.toLocalDate() + " " + two(local.getHour()) + ":" + two(local.getMinute());
  }

  /** For programs, ISO 8601 with seconds and offset, as in {@code 2030-02-17T23:59:59+09:00}. */
  static String iso(Instant time) {
    OffsetDateTime local = time.atOffset(TOKYO);
    return minutes(time).replace(' ', 'T') + ":" + two(local.getSecond()) + "+09:00";
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
