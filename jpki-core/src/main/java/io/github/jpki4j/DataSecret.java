package io.github.jpki4j;

/**
 * The secrets that open no key but data: one constant for each counter, so that a number that two
 * applications ask for is here twice. Facts: APP-15, APP-16, APP-40.
 *
 * @since 0.1.0
 */
public enum DataSecret implements SecretKind {
  /** The 4-digit PIN of the four attributes (券面事項入力補助用暗証番号). */
  CARD_INFO("CARD_INFO PIN"),

  /** Verification number A (照合番号A), the individual number, in the card info input application. */
  CARD_INFO_NUMBER_A("verification number A (card info input)"),

  /** Verification number B (照合番号B) in the card info input application. */
  CARD_INFO_NUMBER_B("verification number B (card info input)"),

  /** The six digits of the birth date, in the surface application (券面事項確認AP). */
  SURFACE_BIRTH_KEY("birth key"),

  /** Verification number B (照合番号B) in the surface application. */
  SURFACE_NUMBER_B("verification number B"),

  /** Verification number A (照合番号A), the individual number, in the surface application. */
  SURFACE_NUMBER_A("verification number A"),

  /** The 4-digit PIN of the resident application (住民基本台帳用暗証番号). Its counter alone is read. */
  RESIDENT("resident PIN"),

  /** The 4-digit PIN of a driving licence on the card (マイナ免許証). Its counter alone is read. */
  LICENCE("licence PIN");

  private final String title;

  DataSecret(String title) {
    this.title = title;
  }

  @Override
  public String title() {
    return title;
  }
}
