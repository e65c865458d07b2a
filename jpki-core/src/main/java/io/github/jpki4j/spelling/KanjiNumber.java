package io.github.jpki4j.spelling;

import java.util.Optional;

/** Numbers in kanji, digit by digit (一〇三) or with units (百三, 二十一). */
final class KanjiNumber {

  private static final String DIGITS = "〇一二三四五六七八九";
  private static final String UNITS = "十百千";

  private KanjiNumber() {}

  /** Whether a number in kanji can hold it. */
  static boolean isNumeral(int point) {
    return DIGITS.indexOf(point) >= 0 || UNITS.indexOf(point) >= 0;
  }

  /**
   * What a row of numerals says.
   *
   * @param numerals all of {@link #isNumeral}
   * @return in ASCII digits; empty if it is no number as people write them
   */
  static Optional<String> read(String numerals) {
    return numerals.chars().anyMatch(c -> UNITS.indexOf(c) >= 0)
        ? withUnits(numerals)
        : Optional.of(digitByDigit(numerals));
  }

  private static String digitByDigit(String numerals) {
    StringBuilder digits = new StringBuilder();
    numerals.chars().forEach(c -> digits.append(DIGITS.indexOf(c)));
    return digits.toString();
  }

  /** Units from the greatest to the least, each once, with a digit before it or none. */
  private static Optional<String> withUnits(String numerals) {
    int value = 0;
    int lastUnit = UNITS.length();
    int digit = -1;
    for (int i = 0; i < numerals.length(); i++) {
      int unit = UNITS.indexOf(numerals.charAt(i));
      if (unit < 0) {
        if (digit >= 0) {
          return Optional.empty();
        }
        digit = DIGITS.indexOf(numerals.charAt(i));
        if (digit == 0) {
          return Optional.empty();
        }
      } else {
        if (unit >= lastUnit) {
          return Optional.empty();
        }
        value += Math.max(digit, 1) * (int) Math.pow(10, unit + 1);
        lastUnit = unit;
        digit = -1;
      }
    }
    return Optional.of(Integer.toString(value + Math.max(digit, 0)));
  }
}
