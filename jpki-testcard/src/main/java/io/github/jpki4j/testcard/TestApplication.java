package io.github.jpki4j.testcard;

import io.github.jpki4j.testcard.application.Application;

/**
 * The applications of the simulated card whose files a test can replace.
 *
 * @since 0.1.0
 */
public enum TestApplication {
  /** 公的個人認証AP: keys and certificates. */
  JPKI,
  /** 券面事項入力補助AP: the individual number and four attributes as text. */
  TEXT,
  /** 券面事項確認AP: the face of the card. */
  SURFACE,
  /** 住基AP. */
  RESIDENT,
  /** 共通カードAP. */
  COMMON,
  /** 免許証カードAP, on cards with a driving licence. */
  LICENCE,
  /** 在留AP, on specified residence cards. */
  RESIDENCE;

  /**
   * The identifier that selects it.
   *
   * @return 10 or 16 bytes, a fresh array
   */
  public byte[] aid() {
    return Application.Name.valueOf(name()).aid();
  }
}
