package io.github.jpki4j.pin;

import java.util.Arrays;

/**
 * Verification number A (照合番号A): the twelve digits of the individual number (個人番号), ten tries in
 * each of two applications. APP-16.
 *
 * <p><b>Whoever asks for this number asks for the individual number.</b> Japanese law allows that
 * for the administrative tasks that it lists and for nothing else, also if the person agrees.
 * {@link VerificationNumberB} opens the card face and the four attributes as well, and holds no
 * individual number.
 *
 * @since 0.1.0
 */
public final class VerificationNumberA extends CardSecret {

  private VerificationNumberA(char[] characters) {
    super(PinFormat.NUMBER_A, characters);
  }

  /**
   * Takes the number. A check digit that does not fit is no reason to refuse it, as nobody has
   * shown that each number has a right one; {@link #checkDigitFits} tells, before a try is spent.
   *
   * @param characters twelve digits 0–9; taken: erased before this returns or throws
   * @return the number, which the caller closes
   * @throws PinFormatException if a rule is broken
   */
  public static VerificationNumberA of(char[] characters) {
    return new VerificationNumberA(characters);
  }

  /**
   * Whether the last digit is the check digit of the eleven before it. If it is not, a digit was
   * mistyped, most likely: a program asks the person to look again.
   *
   * @return true if it is
   * @throws IllegalStateException after {@link #close()}
   */
  public boolean checkDigitFits() {
    byte[] digits = encoded();
    try {
      return CheckDigit.fits(digits);
    } finally {
      Arrays.fill(digits, (byte) 0);
    }
  }
}
