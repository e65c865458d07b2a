package io.github.jpki4j.kiosk.visit.step;

import java.util.Locale;

/** What can go wrong at a kiosk; each has its texts. */
public enum MishapKind {
  /** The card was taken away in the middle. */
  PULLED,
  /** The card could not be read: to be put again. */
  UNREADABLE,
  /** The card could not be read several times. */
  CHIP_SUSPECTED,
  /** A licence, a residence card, anything without the application. */
  OTHER_CARD,
  /** A resident register card. */
  JUKI_CARD,
  /** Certificates on a phone. */
  PHONE,
  /** A card of a kind that nobody has described. */
  UNDESCRIBED_CARD,
  /** The card lacks the certificate. */
  CERTIFICATE_ABSENT,
  /** A secret was wrong. */
  WRONG_SECRET,
  /** A secret is blocked, by this or before. */
  BLOCKED,
  /** One try is left, and nobody said that it may be spent. */
  LAST_TRY,
  /** No answer came to a secret that was sent. */
  OUTCOME_UNKNOWN,
  /** No answer came to the change of a secret. */
  CHANGE_UNKNOWN,
  /** The new secret may or may not be in the card. */
  RESET_UNKNOWN,
  /** The card refused. */
  CARD_REFUSED,
  /** The card's answer makes no sense. */
  CARD_NONSENSE,
  /** The card was reset in between and forgot what was verified. */
  CARD_RESET,
  /** The connection to the card was lost. */
  LINK_LOST,
  /** The whole visit took too long. */
  TIME_LIMIT,
  /** Something that nobody foresaw. */
  BROKEN;

  /** The part of a key of its texts, and the name for counting. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
