package io.github.jpki4j.reset;

import io.github.jpki4j.card.CardKind;

/**
 * What was held to the reader, as the chip or the holder tells.
 *
 * @since 0.1.0
 */
public enum PresentedCard {
  /** A My Number card (個人番号カード). */
  MY_NUMBER,
  /**
   * A My Number card without secrets (顔認証マイナンバーカード), as the holder or the print on the card says.
   * The chip's counters look as if every try were spent.
   */
  MY_NUMBER_WITHOUT_SECRETS,
  /** A phone that holds certificates (スマホ用電子証明書). */
  PHONE,
  /** A basic resident register card (住民基本台帳カード). */
  JUKI,
  /** A JPKI application with a label that this library does not know. */
  UNDESCRIBED,
  /** A chip without the JPKI application: a licence, a residence card, … */
  OTHER,
  /** The notification card (通知カード): paper, no chip, as the holder says or a camera sees. */
  NOTIFICATION_CARD,
  /** Nothing answered. */
  NO_ANSWER,
  /** Many tries in good positions failed: see {@link ReadFailureCount}. */
  CHIP_SUSPECTED_BROKEN,
  /** Nobody looked yet, or what answered could not be read, or holds no label. */
  NOT_READ;

  /**
   * What a detected kind is.
   *
   * @param kind from {@link io.github.jpki4j.card.CardOverview} or the token
   * @return the same thing here
   */
  public static PresentedCard of(CardKind kind) {
    return switch (kind) {
      case MY_NUMBER -> MY_NUMBER;
      case ANDROID, IPHONE -> PHONE;
      case JUKI -> JUKI;
      case UNKNOWN_JPKI -> UNDESCRIBED;
      case UNREADABLE_JPKI -> NOT_READ;
      case OTHER -> OTHER;
    };
  }
}
