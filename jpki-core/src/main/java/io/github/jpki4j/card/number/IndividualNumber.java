package io.github.jpki4j.card.number;

import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.pin.CheckDigit;
import java.util.Arrays;

/**
 * An individual number (個人番号): twelve digits, never printed, erased by {@link #close()}. It is read
 * through {@link IndividualNumberAccess}, whose warning holds for as long as the value is kept.
 *
 * <p>Safe for threads: one may close it while another uses it. Two of them are never equal: compare
 * digits, where that is allowed.
 *
 * @since 0.1.0
 */
public final class IndividualNumber implements AutoCloseable {

  private static final int DIGITS = 12;

  private final byte[] digits;
  private boolean closed;

  private IndividualNumber(byte[] digits) {
    this.digits = digits;
  }

  /**
   * Takes the digits that a card answered.
   *
   * @param digits taken: erased if they are refused
   */
  static IndividualNumber ofCard(byte[] digits) throws MalformedResponseException {
    boolean right = digits.length == DIGITS;
    for (byte digit : digits) {
      right &= digit >= '0' && digit <= '9';
    }
    if (!right) {
      Arrays.fill(digits, (byte) 0);
      throw new MalformedResponseException("the file of the individual number lacks twelve digits");
    }
    return new IndividualNumber(digits);
  }

  /**
   * The twelve digits.
   *
   * @return a fresh array of characters 0–9 that the caller erases
   * @throws IllegalStateException after {@link #close()}
   */
  public char[] digits() {
    synchronized (digits) {
      requireOpen();
      char[] copy = new char[DIGITS];
      for (int i = 0; i < DIGITS; i++) {
        copy[i] = (char) digits[i];
      }
      return copy;
    }
  }

  /**
   * Whether the last digit is the check digit of the eleven before it. A card whose number has
   * another one is handed out all the same; APP-41.
   *
   * @return true if it is
   * @throws IllegalStateException after {@link #close()}
   */
  public boolean checkDigitFits() {
    synchronized (digits) {
      requireOpen();
      return CheckDigit.fits(digits);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the individual number is closed");
    }
  }

  /** Erases the number. Idempotent. */
  @Override
  public void close() {
    synchronized (digits) {
      closed = true;
      Arrays.fill(digits, (byte) 0);
    }
  }

  /** Nothing of the number. */
  @Override
  public String toString() {
    return "IndividualNumber[hidden]";
  }
}
