package io.github.jpki4j.reset;

/**
 * What the person does next. There is always exactly one.
 *
 * @since 0.1.0
 */
public enum NextStep {
  /** Make the reservation (初期化の予約) in the app. */
  RESERVE_IN_APP,
  /** Finish the reservation (初期化の完了) at a kiosk that can reset this secret. */
  GO_TO_KIOSK,
  /** Go to the counter of the municipality (市区町村の窓口). */
  GO_TO_MUNICIPALITY,
  /** Change the secret on the spot with the one that is known: no trip. */
  CHANGE_IN_PLACE,
  /** Read the card again, or read what was not read, or take the right card. */
  READ_AGAIN,
  /** Ask the holder what only the holder knows. Do not let the holder try it out. */
  ASK_THE_HOLDER,
  /** Get online, or take a supported phone. */
  FIX_ENVIRONMENT,
  /** Wait; {@link ResetAdvice#until()} says how long where it is known. */
  WAIT,
  /** Reset the certificates of a phone in that phone's own app. */
  USE_PHONE_APP,
  /** Nothing: the secret is known and may stay. */
  NOTHING_TO_DO
}
