package io.github.jpki4j.card;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.exchange.CardApplication;
import java.util.List;

/**
 * The applications beside JPKI of which {@link WholeCard} tells whether they are there, in the
 * order in which they are asked.
 *
 * @since 0.1.0
 */
public enum NeighbourApplication {
  /** The four attributes (券面事項入力補助AP). */
  CARD_INFO_INPUT(
      CardApplication.CARD_INFO_INPUT,
      DataSecret.CARD_INFO,
      DataSecret.CARD_INFO_NUMBER_A,
      DataSecret.CARD_INFO_NUMBER_B),

  /** The card face (券面事項確認AP). */
  SURFACE(
      CardApplication.SURFACE,
      DataSecret.SURFACE_BIRTH_KEY,
      DataSecret.SURFACE_NUMBER_A,
      DataSecret.SURFACE_NUMBER_B),

  /** The basic resident register (住基AP). */
  RESIDENT(CardApplication.RESIDENT, DataSecret.RESIDENT),

  /** What all applications share (共通カードAP): the card's expiry. */
  COMMON(CardApplication.COMMON),

  /** A driving licence on the card (マイナ免許証). */
  DRIVING_LICENCE(CardApplication.DRIVING_LICENCE, DataSecret.LICENCE),

  /** A residence card on the card (特定在留カード, 特定特別永住者証明書). */
  RESIDENCE(CardApplication.RESIDENCE);

  private final CardApplication application;
  private final List<DataSecret> secrets;

  NeighbourApplication(CardApplication application, DataSecret... secrets) {
    this.application = application;
    this.secrets = List.of(secrets);
  }

  CardApplication application() {
    return application;
  }

  /**
   * The secrets whose counters are read there.
   *
   * @return the secrets, unmodifiable; none for some applications
   */
  public List<DataSecret> secrets() {
    return secrets;
  }
}
