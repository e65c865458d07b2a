package io.github.jpki4j.kiosk;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.reset.simulation.FaceMatch;

/**
 * Compares the face of the person before the app with the photo on the card, which a reservation
 * for the signature password needs. Whoever runs a service brings a camera and what compares;
 * without it a tester chooses on a page what the comparison found.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface FaceCheck {

  /**
   * Compares, on a thread that may wait. Asked after the card vouched for the other secret.
   *
   * @param card the card that vouched, for {@link FaceMatch#of}; not to be kept or closed
   * @return what was found
   * @throws JpkiException what the card or the link did; nothing was compared then
   */
  FaceMatch compare(MyNumberCard card) throws JpkiException;
}
