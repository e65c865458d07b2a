package io.github.jpki4j.exchange;

/**
 * The applications of a card that this library selects; their identifiers are in {@link
 * CardLayout}.
 */
public enum CardApplication {
  /** The issuer security domain, which is selected after power-on and knows none of our secrets. */
  ISSUER_DOMAIN("issuer domain"),
  /** 公的個人認証AP. */
  JPKI("JPKI"),
  /** 券面事項入力補助AP. */
  CARD_INFO_INPUT("card info input"),
  /** 券面事項確認AP. */
  SURFACE("surface"),
  /** 住基AP. */
  RESIDENT("resident"),
  /** 共通カードAP. */
  COMMON("common"),
  /** 免許証カードAP of a driving licence on a My Number card. */
  DRIVING_LICENCE("driving licence"),
  /** 在留AP of a specified residence card. */
  RESIDENCE("residence");

  private final String title;

  CardApplication(String title) {
    this.title = title;
  }

  /** The name in messages. */
  public String title() {
    return title;
  }
}
