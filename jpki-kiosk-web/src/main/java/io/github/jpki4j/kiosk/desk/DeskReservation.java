package io.github.jpki4j.kiosk.desk;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.simulation.FaceMatch;
import io.github.jpki4j.reset.simulation.KeyProof;
import io.github.jpki4j.reset.simulation.ReservationRequest;
import io.github.jpki4j.reset.simulation.ReservationService;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import java.util.Optional;

/** The short way to a reservation, for who tests the kiosk alone: the desk knows the secret. */
final class DeskReservation {

  private DeskReservation() {}

  /**
   * Reserves with a card that lies on the desk.
   *
   * @param target whose secret is to be reset
   * @throws JpkiException if the card does not take part, as with a blocked secret
   * @throws ResetRefusedException as {@link ReservationService#reserve}
   */
  static Reservation make(DeskCard card, KeyKind target, ReservationService service)
      throws JpkiException, ResetRefusedException {
    card.card().insert();
    try (MyNumberCard session = MyNumberCard.open(card.card().connect());
        Pin other = Pin.of(target.other(), card.card().secretValue(target.other()).toCharArray())) {
      JpkiAp jpki = session.jpki();
      jpki.verify(other, TryPolicy.SPEND_LAST);
      return service.reserve(
          new ReservationRequest(
              target,
              Optional.of(service.terms().version()),
              KeyProof.of(jpki, target.other(), service.challenge()),
              target == KeyKind.SIGN ? FaceMatch.MATCHED : FaceMatch.NOT_COMPARED));
    } finally {
      card.card().remove();
    }
  }
}
