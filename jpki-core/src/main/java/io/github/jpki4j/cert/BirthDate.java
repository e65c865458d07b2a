package io.github.jpki4j.cert;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A date of birth (生年月日), of which year, month or day may be unknown. The year is Gregorian. Facts:
 * CERT-24.
 *
 * <p>Only possible dates exist: no month 13, no 30 February, and 29 February of a known year only
 * if that is a leap year. An era that did not have the year is kept ({@link #eraFits}): the two
 * cannot both be right, but nobody knows which is.
 *
 * @param era the Japanese era as stated
 * @param year Gregorian, 1 to 9999, empty if unknown
 * @param month 1 to 12, empty if unknown
 * @param day 1 to 31, empty if unknown
 * @since 0.1.0
 */
public record BirthDate(Era era, OptionalInt year, OptionalInt month, OptionalInt day) {

  /** Japanese eras. The days on which 大正 and 昭和 began belong to the era before as well. */
  public enum Era {
    /** 0, or a digit that nobody has described. */
    UNKNOWN(LocalDate.MIN, LocalDate.MAX),
    /** 1: 明治. */
    MEIJI(LocalDate.of(1868, 1, 25), LocalDate.of(1912, 7, 30)),
    /** 2: 大正. */
    TAISHO(LocalDate.of(1912, 7, 30), LocalDate.of(1926, 12, 25)),
    /** 3: 昭和. */
    SHOWA(LocalDate.of(1926, 12, 25), LocalDate.of(1989, 1, 7)),
    /** 4: 平成. */
    HEISEI(LocalDate.of(1989, 1, 8), LocalDate.of(2019, 4, 30)),
    /** 5: 令和. */
    REIWA(LocalDate.of(2019, 5, 1), LocalDate.MAX);

    private final LocalDate first;
    private final LocalDate last;

    Era(LocalDate first, LocalDate last) {
      this.first = first;
      this.last = last;
    }

    private static Era ofDigit(char digit) {
      return switch (digit) {
        case '1' -> MEIJI;
        case '2' -> TAISHO;
        case '3' -> SHOWA;
        case '4' -> HEISEI;
        case '5' -> REIWA;
        default -> UNKNOWN;
      };
    }
  }

  private static final int DIGITS = 9;
  private static final int LAST_YEAR = 9999;

  /**
   * Creates it.
   *
   * @param era the Japanese era as stated
   * @param year Gregorian, 1 to 9999, empty if unknown
   * @param month 1 to 12, empty if unknown
   * @param day 1 to 31, empty if unknown
   * @throws IllegalArgumentException if there is no such date
   */
  public BirthDate {
    Objects.requireNonNull(era, "era");
    if (!isPossible(year.orElse(1), month.orElse(1), day.orElse(1))
        || day.orElse(1) > longest(year, month)) {
      throw new IllegalArgumentException("there is no such date");
    }
  }

  /**
   * Reads the form of the certificate, {@code EYYYYMMDD}: the digit of the era, then the Gregorian
   * date with zeros for what is unknown.
   *
   * @param digits nine ASCII digits
   * @return the date, empty if these are not nine digits or there is no such date
   */
  public static Optional<BirthDate> parse(String digits) {
    if (digits.length() != DIGITS || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    OptionalInt year = part(digits, 1, 5);
    OptionalInt month = part(digits, 5, 7);
    OptionalInt day = part(digits, 7, 9);
    if (month.orElse(1) > 12 || day.orElse(1) > longest(year, month)) {
      return Optional.empty();
    }
    return Optional.of(new BirthDate(Era.ofDigit(digits.charAt(0)), year, month, day));
  }

  private static OptionalInt part(String digits, int from, int to) {
    int value = Integer.parseInt(digits.substring(from, to));
    return value == 0 ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static boolean isPossible(int year, int month, int day) {
    return year >= 1 && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1;
  }

  /** The greatest number of days that the month can have. */
  private static int longest(OptionalInt year, OptionalInt month) {
    if (!month.isPresent()) {
      return 31;
    }
    return year.isPresent()
        ? YearMonth.of(year.getAsInt(), month.getAsInt()).lengthOfMonth()
        : Month.of(month.getAsInt()).maxLength();
  }

  /**
   * Whether year, month and day are known.
   *
   * @return true if {@link #date} is there
   */
  public boolean isComplete() {
    return year.isPresent() && month.isPresent() && day.isPresent();
  }

  /**
   * The date.
   *
   * @return the date, empty if a part is unknown
   */
  public Optional<LocalDate> date() {
    return isComplete()
        ? Optional.of(LocalDate.of(year.getAsInt(), month.getAsInt(), day.getAsInt()))
        : Optional.empty();
  }

  /**
   * The day in the year.
   *
   * @return month and day, empty if one of them is unknown
   */
  public Optional<MonthDay> birthday() {
    return month.isPresent() && day.isPresent()
        ? Optional.of(MonthDay.of(month.getAsInt(), day.getAsInt()))
        : Optional.empty();
  }

  /**
   * Whether the era can have that date, as far as it is known.
   *
   * @return false if era and year contradict each other; true if one of them is unknown
   */
  public boolean eraFits() {
    if (!year.isPresent()) {
      return true;
    }
    OptionalInt knownDay = month.isPresent() ? day : OptionalInt.empty();
    YearMonth last = YearMonth.of(year.getAsInt(), month.orElse(12));
    LocalDate earliest = LocalDate.of(year.getAsInt(), month.orElse(1), knownDay.orElse(1));
    LocalDate latest = last.atDay(knownDay.orElse(last.lengthOfMonth()));
    return !latest.isBefore(era.first) && !earliest.isAfter(era.last);
  }

  /**
   * Compares with another entry about the same person, part by part. The era is left out: beside a
   * year it adds nothing, and without one it proves nothing.
   *
   * @param other the other one
   * @return {@link Match#SAME} if both know the same parts and agree in them; {@link
   *     Match#DIFFERENT} if a part is known on both sides and differs; otherwise {@link
   *     Match#UNDETERMINED}: one of them knows more
   */
  public Match compare(BirthDate other) {
    if (differ(year, other.year) || differ(month, other.month) || differ(day, other.day)) {
      return Match.DIFFERENT;
    }
    boolean sameParts =
        year.equals(other.year) && month.equals(other.month) && day.equals(other.day);
    return sameParts ? Match.SAME : Match.UNDETERMINED;
  }

  private static boolean differ(OptionalInt one, OptionalInt other) {
    return one.isPresent() && other.isPresent() && one.getAsInt() != other.getAsInt();
  }

  /**
   * The date for people, with question marks for what is unknown. Personal data: not for logs.
   *
   * @return ten characters, {@code 1980-02-17} or {@code 1980-02-??}
   */
  public String iso() {
    return digits(year, 4) + "-" + digits(month, 2) + "-" + digits(day, 2);
  }

  private static String digits(OptionalInt part, int width) {
    return part.isPresent()
        ? String.format(Locale.ROOT, "%0" + width + "d", part.getAsInt())
        : "????".substring(0, width);
  }

  /** Nothing of the date. */
  @Override
  public String toString() {
    return "BirthDate[hidden]";
  }
}
