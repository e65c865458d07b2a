package io.github.jpki4j.testcard.application;

/** The six digits of a birth date as printed: year of the era, month, day (APP-25). */
public final class BirthKeys {

  /** First days of the eras, latest first; before Meiji nobody was born who has a card. */
  private static final int[] ERAS = {20190501, 19890108, 19261225, 19120730, 18681023};

  private BirthKeys() {}

  /** The era's year counts from the date, whatever digit the certificates have for the era. */
  public static String ofEra(String eraAndDate) {
    int date = Integer.parseInt(eraAndDate.substring(1));
    for (int first : ERAS) {
      if (date >= first) {
        return twoDigits(date / 10_000 - first / 10_000 + 1) + eraAndDate.substring(5);
      }
    }
    return gregorian(eraAndDate);
  }

  /** The last two digits of the Gregorian year, as for people whose date is printed so. */
  public static String gregorian(String eraAndDate) {
    return eraAndDate.substring(3);
  }

  private static String twoDigits(int year) {
    return "" + year / 10 % 10 + year % 10;
  }
}
