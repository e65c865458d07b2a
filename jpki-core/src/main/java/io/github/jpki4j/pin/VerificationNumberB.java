package io.github.jpki4j.pin;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;

/**
 * Verification number B (照合番号B): fourteen digits that are printed on the card, ten tries in each of
 * two applications. It opens the card face and the four attributes and holds no individual number.
 * APP-16.
 *
 * <p>The digits are the birth date as printed (year of the Japanese era, month, day, two digits
 * each), the year of the card's expiry (four digits, Gregorian) and the security code, which is
 * printed below the photo (four digits). Whoever was born on 17 February of Shōwa 55 and has a card
 * that is valid until 2035 with the code 2285 has the number 55021720352285.
 *
 * <p><b>An open question.</b> The era of the date counts, and its name is not part of the number.
 * Foreign residents may have a card that prints the birth date in Gregorian form. The cards before
 * this one took the last two digits of the Gregorian year then; whether this card does is published
 * nowhere (APP-25). So {@link #ofPrinted} takes the six digits from the caller, and nothing here
 * tries one form after the other: each attempt costs a try, and a blocked number takes a visit to
 * the municipal counter.
 *
 * @since 0.1.0
 */
public final class VerificationNumberB extends CardSecret {

  private static final int BIRTH_DIGITS = 6;
  private static final int CODE_DIGITS = 4;

  private VerificationNumberB(char[] characters) {
    super(PinFormat.NUMBER_B, characters);
  }

  /**
   * Takes the whole number.
   *
   * @param characters fourteen digits 0–9; taken: erased before this returns or throws
   * @return the number, which the caller closes
   * @throws PinFormatException if a rule is broken
   */
  public static VerificationNumberB of(char[] characters) {
    return new VerificationNumberB(characters);
  }

  /**
   * Makes the number of a card that prints the birth date with its Japanese era.
   *
   * <p>29 July 1912 is the last day of Meiji and 24 December 1926 the last of Taishō here. On the
   * day after each of them two eras meet, and people born then may have either on their card: use
   * {@link #ofPrinted} for them.
   *
   * @param birth the birth date
   * @param expiryYear the year in which the card expires, 2016 to 2099
   * @param securityCode four digits 0–9; taken: erased before this returns or throws
   * @return the number, which the caller closes
   * @throws PinFormatException if a rule is broken, also if the date is before the era Meiji
   */
  public static VerificationNumberB of(LocalDate birth, int expiryYear, char[] securityCode) {
    Objects.requireNonNull(birth, "birth");
    char[] digits;
    try {
      digits = EraDigits.of(birth, PinFormat.NUMBER_B);
    } catch (PinFormatException e) {
      Arrays.fill(securityCode, '\0');
      throw e;
    }
    return ofPrinted(digits, expiryYear, securityCode);
  }

  /**
   * Makes the number of the six digits of the birth date as the card prints them.
   *
   * @param birthDigits six digits 0–9: two each of year, month and day, with 00 for a month or day
   *     that the card does not say; taken: erased before this returns or throws
   * @param expiryYear the year in which the card expires, 2016 to 2099
   * @param securityCode four digits 0–9; taken: erased before this returns or throws
   * @return the number, which the caller closes
   * @throws PinFormatException if a rule is broken
   */
  public static VerificationNumberB ofPrinted(
      char[] birthDigits, int expiryYear, char[] securityCode) {
    try {
      PinFormat.NUMBER_B.requireLength(birthDigits, BIRTH_DIGITS);
      PinFormat.NUMBER_B.requireLength(securityCode, CODE_DIGITS);
      PinFormat.NUMBER_B.requireExpiry(expiryYear);
      char[] year = Integer.toString(expiryYear).toCharArray();
      char[] whole = Arrays.copyOf(birthDigits, BIRTH_DIGITS + year.length + CODE_DIGITS);
      System.arraycopy(year, 0, whole, BIRTH_DIGITS, year.length);
      System.arraycopy(securityCode, 0, whole, BIRTH_DIGITS + year.length, CODE_DIGITS);
      return new VerificationNumberB(whole);
    } finally {
      Arrays.fill(birthDigits, '\0');
      Arrays.fill(securityCode, '\0');
    }
  }
}
