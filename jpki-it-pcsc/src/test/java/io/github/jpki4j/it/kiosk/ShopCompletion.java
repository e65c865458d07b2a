package io.github.jpki4j.it.kiosk;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.kiosk.ResetCompletion;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.reset.simulation.CompletionPermit;
import io.github.jpki4j.reset.simulation.KioskCard;
import io.github.jpki4j.reset.simulation.KioskResult;
import io.github.jpki4j.reset.simulation.ReservationService;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import io.github.jpki4j.reset.simulation.SimulatedKiosk;
import io.github.jpki4j.reset.simulation.ValidSecret;
import io.github.jpki4j.testcard.TestCard;
import java.util.Optional;

/**
 * Finishes reservations on the test card that is in a reader: the new secret gets into it without
 * the reader, as there is no command for it, and is confirmed through the reader.
 */
record ShopCompletion(SimulatedKiosk kiosk, ReaderSlot slot) implements ResetCompletion {

  ShopCompletion(ReservationService service, String operator, ReaderSlot slot) {
    this(new SimulatedKiosk(service, operator), slot);
  }

  @Override
  public CompletionPermit admit(MyNumberCard card, Pin other, TryPolicy policy)
      throws JpkiException, ResetRefusedException {
    return kiosk.admit(card, other, policy);
  }

  @Override
  public KioskResult finish(MyNumberCard card, CompletionPermit permit, Pin next, Pin again) {
    Optional<TestCard> there = slot.card();
    if (there.isEmpty()) {
      return new KioskResult.Interrupted(
          ValidSecret.OLD, new CardRemovedException("no card in the kiosk"));
    }
    TestCard inside = there.get();
    KioskCard renewable =
        new KioskCard(
            () -> slot.card().filter(inside::equals).isPresent(),
            inside,
            inside::secretValue,
            inside::renewSecret);
    return kiosk.finish(card, renewable, permit, next, again);
  }
}
