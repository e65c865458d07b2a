package io.github.jpki4j.pin;

import java.time.LocalDate;

/**
 * A birth date as the card prints it in digits: year of the Japanese era, month and day, two digits
 * each. A table of our own, as the JDK's of some phones ends before Reiwa.
 */
final class EraDigits {

  /** The first day of each era, the youngest first. Its first year ends with that calendar year. */
  private static final LocalDate[] ERAS = {
    LocalDate.of(2019, 5, 1), // Reiwa
    LocalDate.of(1989, 1, 8), // Heisei
    LocalDate.of(1926, 12, 25), // Showa
    LocalDate.of(1912, 7, 30), // Taisho
    LocalDate.of(1868, 1, 25), // Meiji
  };

  private EraDigits() {}

  /**
   * The six digits.
   *
   * @param format whose rule a date before Meiji breaks
   */
  static char[] of(LocalDate birth, PinFormat format) {
    for (LocalDate first : ERAS) {
      int year = birth.getYear() - first.getYear() + 1;
      if (!birth.isBefore(first) && year <= 99) {
        char[] digits = new char[6];
        put(digits, 0, year);
        put(digits, 2, birth.getMonthValue());
        put(digits, 4, birth.getDayOfMonth());
        return digits;
      }
    }
    throw new PinFormatException(format.secret(), PinFormatException.Rule.DATE);
  }

  private static void put(char[] digits, int at, int value) {
    digits[at] = (char) ('0' + value / 10);
    digits[at + 1] = (char) ('0' + value % 10);
  }
}
