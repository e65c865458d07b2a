package io.github.jpki4j.cli.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * Times as people in Japan read them. Asia/Tokyo has been nine hours ahead of UTC without summer
 * time since 1952, long before any certificate; the constant spares loading the zones.
 */
public final class JapanTimeText {

  private static final ZoneOffset TOKYO = ZoneOffset.ofHours(9);

  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

  private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String LOCAL = DAY + "T[0-9]{2}:[0-9]{2}(:[0-9]{2})?";
  private static final Pattern WITH_OFFSET = Pattern.compile(LOCAL + "(Z|[+-][0-9]{2}:[0-9]{2})");

  private static final String TOMORROW = "tomorrow ";

  private JapanTimeText() {}

  /**
   * A time as people write it (ISO 8601): a day, which means its last second, when certificates of
   * JPKI end; or a day with a time; in Japan unless it has an offset.
   *
   * @throws DateTimeException if there is no such time, or it is written in another way
   */
  public static Instant parse(String text) {
    if (text.matches(DAY)) {
      return LocalDate.parse(text).atTime(LAST_SECOND).toInstant(TOKYO);
    }
    if (text.matches(LOCAL)) {
      return LocalDateTime.parse(text).toInstant(TOKYO);
    }
    if (WITH_OFFSET.matcher(text).matches()) {
      return OffsetDateTime.parse(text).toInstant();
    }
    throw new DateTimeException("neither a day nor a time");
  }

  /**
   * A time that was given on the command line.
   *
   * @param option the option's name
   * @throws Failure if it is none
   */
  public static Instant given(String option, String text) {
    try {
      return parse(text);
    } catch (DateTimeException e) {
      throw new Failure(
          e,
          ExitCode.USAGE,
          "usage.value",
          option,
          "2026-11-23, 2026-11-23T12:00, 2026-11-23T03:00:00Z");
    }
  }

  /**
   * The same, or a time of today such as {@code 12:00}, or of the next day such as {@code tomorrow
   * 12:00}.
   *
   * @param option the option's name
   * @param now when today is
   * @throws Failure if it is none
   */
  public static Instant givenToday(String option, String text, Instant now) {
    LocalDate today = day(now);
    if (text.matches("[0-9]{2}:[0-9]{2}")) {
      return given(option, today + "T" + text);
    }
    return given(
        option,
        text.matches(TOMORROW + ".*") ? text.replace(TOMORROW, today.plusDays(1) + "T") : text);
  }

  /** The day that it is in Japan. */
  public static LocalDate day(Instant time) {
    return time.atOffset(TOKYO).toLocalDate();
  }

  /** For people, to the minute, as in {@code 2030-02-17 23:59}. */
  public static String minutes(Instant time) {
    OffsetDateTime local = time.atOffset(TOKYO);
    return local.toLocalDate() + " " + two(local.getHour()) + ":" + two(local.getMinute());
  }

  /** For programs, ISO 8601 with seconds and offset, as in {@code 2030-02-17T23:59:59+09:00}. */
  public static String iso(Instant time) {
    OffsetDateTime local = time.atOffset(TOKYO);
    return minutes(time).replace(' ', 'T') + ":" + two(local.getSecond()) + "+09:00";
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
