package io.github.jpki4j.card.authenticity;

/**
 * What a CA of CV certificates is for. A key for one role never judges another; APP-27 to APP-29.
 *
 * @since 0.1.0
 */
public enum CvRole {
  /** The chain of the card itself, which is read while no application is selected: x000020. */
  CARD("000020"),
  /** The surface application (券面事項確認AP): x000023. */
  SURFACE("000023"),
  /** The card info input application (券面事項入力補助AP): x000033. */
  TEXT("000033");

  private final String digits;

  CvRole(String digits) {
    this.digits = digits;
  }

  /** Whether a CA with this key identifier can have this role. */
  boolean fits(KeyId id) {
    return id.digits().substring(1).equals(digits);
  }
}
