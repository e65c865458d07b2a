package io.github.jpki4j.pin;

/**
 * The check digit of an individual number (個人番号), for code of this library that reads or takes one;
 * APP-41.
 */
public final class CheckDigit {

  private static final int DIGITS = 12;

  private CheckDigit() {}

  /**
   * Whether the last digit fits the eleven before it.
   *
   * @param digits ASCII digits, neither kept nor changed
   * @return false also if these are not twelve digits
   */
  public static boolean fits(byte[] digits) {
    if (digits.length != DIGITS) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < DIGITS; i++) {
      int digit = digits[i] - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      int place = DIGITS - 1 - i; // 0 is the check digit itself, 11 the first digit
      sum += place == 0 ? 0 : digit * (place <= 6 ? place + 1 : place - 5);
    }
    int rest = sum % 11;
    return digits[DIGITS - 1] - '0' == (rest <= 1 ? 0 : 11 - rest);
  }
}
