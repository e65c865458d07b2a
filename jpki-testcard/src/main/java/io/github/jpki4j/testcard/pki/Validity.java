package io.github.jpki4j.testcard.pki;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneOffset;

/**
 * From when to when a certificate is valid.
 *
 * @param notBefore first instant, whole seconds
 * @param notAfter last instant, whole seconds
 * @since 0.1.0
 */
public record Validity(Instant notBefore, Instant notAfter) {

  /** Japan standard time; there is no summer time. */
  public static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);

  private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

  /**
   * Checks the order.
   *
   * @param notBefore first instant
   * @param notAfter last instant
   * @throws IllegalArgumentException if it ends before it starts
   */
  public Validity {
    if (notAfter.isBefore(notBefore)) {
      throw new IllegalArgumentException("a certificate cannot end before it starts");
    }
  }

  /**
   * What a certificate gets that is issued at an instant: until the end, in Japan, of the fifth
   * birthday after it.
   *
   * @param instant when it is issued
   * @param birthday of the holder; 29 February counts as 28 February in other years
   * @return about four to five years
   */
  public static Validity issuedAt(Instant instant, MonthDay birthday) {
    LocalDate issued = LocalDate.ofInstant(instant, JAPAN);
    LocalDate first = birthday.atYear(issued.getYear());
    int year = issued.getYear() + (first.isAfter(issued) ? 4 : 5);
    return new Validity(instant, endOf(birthday.atYear(year)));
  }

  /**
   * The last second of a day in Japan.
   *
   * @param day the day
   * @return 23:59:59 there
   */
  public static Instant endOf(LocalDate day) {
    return day.atTime(LAST_SECOND).toInstant(JAPAN);
  }

  /**
   * A certificate issued in the middle of January of the year before the clock's, so that it is
   * valid today and the same bytes all year.
   *
   * @param clock when today is
   * @param birthday of the holder
   * @return four to five years
   */
  public static Validity aroundNow(Clock clock, MonthDay birthday) {
    int year = LocalDate.ofInstant(clock.instant(), JAPAN).getYear() - 1;
    return issuedAt(LocalDateTime.of(year, 1, 15, 10, 30, 0).atZone(JAPAN).toInstant(), birthday);
  }
}
