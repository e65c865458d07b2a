package io.github.jpki4j.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Days and times in Japan, whatever the default time zone is. */
public final class JapanTime {

  /** Japan standard time; there is no summer time. */
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
}
