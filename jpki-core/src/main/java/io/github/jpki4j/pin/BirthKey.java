package io.github.jpki4j.pin;

import java.time.LocalDate;

/**
 * The birth date as a secret of the surface application (券面事項確認AP): six digits, ten tries. It opens
 * the age record and nothing else. APP-15.
 *
 * @since 0.1.0
 */
public final class BirthKey extends CardSecret {

  private BirthKey(char[] characters) {
    super(PinFormat.BIRTH_KEY, characters);
  }

  /**
   * Takes the six digits as they are printed on the card: year of the era, month, day.
   *
   * @param characters six digits 0–9, with 00 for a month or day that the card does not say; taken:
   *     erased before this returns or throws
   * @return the key, which the caller closes
   * @throws PinFormatException if a rule is broken
   */
  public static BirthKey of(char[] characters) {
    return new BirthKey(characters);
  }

  /**
   * Makes the key of a birth date that the card prints with its Japanese era. For a date that is
   * printed in Gregorian form see {@link VerificationNumberB}: give the printed digits to {@link
   * #of(char[])} then, and do not try both, as each attempt costs a try.
   *
   * @param birth the birth date
   * @return the key, which the caller closes
   * @throws PinFormatException if the date is before the era Meiji
   */
  public static BirthKey of(LocalDate birth) {
    return new BirthKey(EraDigits.of(birth, PinFormat.BIRTH_KEY));
  }
}
