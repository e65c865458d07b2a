package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.pin.CardSecret;
import java.util.Optional;

/**
 * A secret, and what it opens in one application; APP-01, APP-04, APP-27, APP-28.
 *
 * @param counter that it spends: a number has one in each of two applications
 */
record OpeningSecret(DataSecret counter, CardSecret secret) {

  /** In the application that counts its tries first: a number's is the surface application. */
  static OpeningSecret of(CardSecret secret) {
    return new OpeningSecret((DataSecret) secret.kind(), secret); // a request has no others
  }

  /** Whether it opens an object, as far as anybody knows. */
  boolean opens(CardObject object) {
    return switch (object) {
      case AGE -> counter == DataSecret.SURFACE_BIRTH_KEY;
      case FACE -> counter != DataSecret.SURFACE_BIRTH_KEY;
      case NUMBER_IMAGE -> counter == DataSecret.SURFACE_NUMBER_A;
      case NUMBER -> counter != DataSecret.CARD_INFO_NUMBER_B;
      case ATTRIBUTES -> counter != DataSecret.CARD_INFO_NUMBER_A;
      default -> true;
    };
  }

  /**
   * Its counter, if a refusal would mean that the card forgot it. Whether number B opens the
   * signature of the attributes is contradictory in the source; APP-27, CM-162.
   */
  Optional<DataSecret> certainlyOpens(CardObject object) {
    return object == CardObject.TEXT_SIGNATURE && counter == DataSecret.CARD_INFO_NUMBER_B
        ? Optional.empty()
        : Optional.of(counter);
  }
}
