package io.github.jpki4j.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Days and times in Japan, whatever the default time zone is. Asia/Tokyo has been nine hours ahead
 * of UTC without summer time since 1952, long before any certificate; the constant spares loading
 * the zones.
 */
public final class JapanTime {

  /** Japan standard time. */
  public static final ZoneOffset OFFSET = ZoneOffset.ofHours(9);

  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

  private JapanTime() {}

  /** The day in Japan to which an instant belongs. */
  public static LocalDate dayOf(Instant instant) {
    return instant.atOffset(OFFSET).toLocalDate();
  }

  /** The last second of a day in Japan: 14:59:59 UTC. Facts: CERT-28. */
  public static Instant endOf(LocalDate day) {
    return day.atTime(LAST_SECOND).toInstant(OFFSET);
  }

  /** For people, to the minute, as in {@code 2030-02-17 23:59}. */
  public static String minutes(Instant instant) {
    OffsetDateTime local = instant.atOffset(OFFSET);
    return local.toLocalDate() + " " + two(local.getHour()) + ":" + two(local.getMinute());
  }

  /** For programs, ISO 8601 with seconds and offset, as in {@code 2030-02-17T23:59:59+09:00}. */
  public static String iso(Instant instant) {
    int second = instant.atOffset(OFFSET).getSecond();
    return minutes(instant).replace(' ', 'T') + ":" + two(second) + OFFSET;
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
