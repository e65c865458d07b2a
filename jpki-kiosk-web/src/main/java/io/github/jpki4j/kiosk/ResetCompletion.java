package io.github.jpki4j.kiosk;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.reset.simulation.CompletionPermit;
import io.github.jpki4j.reset.simulation.KioskResult;
import io.github.jpki4j.reset.simulation.ResetRefusedException;

/**
 * Finishes a reservation at this kiosk. Only whoever has the issuer's keys can do it on a real
 * card; this library does it on simulated cards.
 *
 * @since 0.1.0
 */
public interface ResetCompletion {

  /**
   * The card vouches for the other secret, and the service for the reservation. Changes nothing but
   * the counter of a wrong secret.
   *
   * @param card the customer's card; stays the caller's
   * @param other the secret that is known; stays the caller's
   * @param policy what to do at its last try
   * @return permission to reset the other secret of this card
   * @throws JpkiException what the card or the link did, a wrong or blocked secret among it
   * @throws ResetRefusedException why the service refuses
   */
  CompletionPermit admit(MyNumberCard card, Pin other, TryPolicy policy)
      throws JpkiException, ResetRefusedException;

  /**
   * The card gets its new secret and confirms it.
   *
   * @param card the card that was admitted; stays the caller's
   * @param permit from {@link #admit}
   * @param next the new secret; stays the caller's
   * @param again the new secret, as it was entered the second time; stays the caller's
   * @return how it ended, and which secret is valid
   */
  KioskResult finish(MyNumberCard card, CompletionPermit permit, Pin next, Pin again);
}
