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
  CARD_INFO_INPUT(CardApplication.CARD_INFO_INPUT),

  /** The card face (券面事項確認AP). */
  SURFACE(CardApplication.SURFACE),

  /** The basic resident register (住基AP). */
  RESIDENT(CardApplication.RESIDENT),

  /** What all applications share (共通カードAP): the card's expiry. */
  COMMON(CardApplication.COMMON),

  /** A driving licence on the card (マイナ免許証). */
  DRIVING_LICENCE(CardApplication.DRIVING_LICENCE),

  /** A residence card on the card (特定在留カード, 特定特別永住者証明書). */
  RESIDENCE(CardApplication.RESIDENCE);

  private final CardApplication application;

  NeighbourApplication(CardApplication application) {
    this.application = application;
  }

  CardApplication application() {
    return application;
  }

  /** Whether a file that is free to read shows that this application is selected. */
  boolean isMarked() {
    return this == CARD_INFO_INPUT || this == SURFACE || this == DRIVING_LICENCE;
  }

  /**
   * The secrets whose counters are read there.
   *
   * @return the secrets, unmodifiable; none for some applications
   */
  public List<DataSecret> secrets() {
    return switch (this) {
      case CARD_INFO_INPUT ->
          List.of(
              DataSecret.CARD_INFO, DataSecret.CARD_INFO_NUMBER_A, DataSecret.CARD_INFO_NUMBER_B);
      case SURFACE ->
          List.of(
              DataSecret.SURFACE_BIRTH_KEY,
              DataSecret.SURFACE_NUMBER_A,
              DataSecret.SURFACE_NUMBER_B);
      case RESIDENT -> List.of(DataSecret.RESIDENT);
      case DRIVING_LICENCE -> List.of(DataSecret.LICENCE);
      case COMMON, RESIDENCE -> List.of();
    };
  }
}
