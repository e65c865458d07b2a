package io.github.jpki4j.card;

/**
 * What a card may be besides its {@link CardKind}, and how sure that is.
 *
 * @since 0.1.0
 */
public enum CardHint {
  /**
   * A My Number card without PINs (顔認証マイナンバーカード): no sign certificate, and no try left of the auth
   * PIN. The card of a child whose PIN is blocked looks the same; the print on the card decides.
   */
  FACE_AUTHENTICATION(Grade.POSSIBLE),
  /** The card is a driving licence, too (マイナ免許証). */
  DRIVING_LICENCE(Grade.TOLD),
  /** The card is a residence card, too; {@link WholeCard#residenceCardType()} tells which. */
  RESIDENCE_CARD(Grade.TOLD),
  /** These are the certificates on a phone (スマホ用電子証明書). */
  PHONE(Grade.TOLD);

  /** How sure a hint is. */
  public enum Grade {
    /** The card says so itself. Nothing proves that it is genuine. */
    TOLD,
    /** What the card says fits, and fits other cards as well. */
    POSSIBLE
  }

  private final Grade grade;

  CardHint(Grade grade) {
    this.grade = grade;
  }

  /**
   * How sure it is.
   *
   * @return the grade
   */
  public Grade grade() {
    return grade;
  }
}
