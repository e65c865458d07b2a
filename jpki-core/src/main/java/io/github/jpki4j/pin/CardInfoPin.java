package io.github.jpki4j.pin;

/**
 * The PIN of the card's own attributes (券面事項入力補助用暗証番号): four digits, three tries.
 *
 * @since 0.1.0
 */
public final class CardInfoPin extends CardSecret {

  private CardInfoPin(char[] characters) {
    super(PinFormat.CARD_INFO, characters);
  }

  /**
   * Takes the PIN.
   *
   * @param characters four digits 0–9; taken: erased before this returns or throws
   * @return the PIN, which the caller closes
   * @throws PinFormatException if a rule is broken
   */
  public static CardInfoPin of(char[] characters) {
    return new CardInfoPin(characters);
  }
}
