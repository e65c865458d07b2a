package io.github.jpki4j.kiosk.simulation;

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
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finishes reservations on the simulated card that is in a reader, and on no other: the new secret
 * gets into it without the reader, as there is no command for it, and is confirmed through the
 * reader. Thread-safe as far as its service and its reader are.
 *
 * @since 0.1.0
 */
public final class SimulatedCompletion implements ResetCompletion {

  private final SimulatedKiosk kiosk;
  private final Supplier<Optional<TestCard>> reader;

  /**
   * Creates it.
   *
   * @param service where reservations are
   * @param operator who runs the kiosk: an id of {@link io.github.jpki4j.reset.KioskGuide}
   * @param reader which card is in the kiosk now, as {@link SimulatedReader#card}
   */
  public SimulatedCompletion(
      ReservationService service, String operator, Supplier<Optional<TestCard>> reader) {
    this.kiosk = new SimulatedKiosk(service, operator);
    this.reader = Objects.requireNonNull(reader, "reader");
  }

  @Override
  public CompletionPermit admit(MyNumberCard card, Pin other, TryPolicy policy)
      throws JpkiException, ResetRefusedException {
    return kiosk.admit(card, other, policy);
  }

  /**
   * The card of the session is the one in the reader, or the session is dead: then the card in the
   * reader is not touched, because the session is asked first.
   */
  @Override
  public KioskResult finish(MyNumberCard card, CompletionPermit permit, Pin next, Pin again) {
    Optional<TestCard> there = reader.get();
    if (there.isEmpty()) {
      return new KioskResult.Interrupted(
          ValidSecret.OLD, new CardRemovedException("no card in the kiosk"));
    }
    return kiosk.finish(card, renewable(there.get()), permit, next, again);
  }

  private KioskCard renewable(TestCard card) {
    return new KioskCard(
        () -> reader.get().filter(card::equals).isPresent(),
        () -> card.connect(LinkProfile.standard().withExclusive(true)),
        card::secretValue,
        card::renewSecret);
  }
}
