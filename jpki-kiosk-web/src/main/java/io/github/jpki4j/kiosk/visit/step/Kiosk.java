package io.github.jpki4j.kiosk.visit.step;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.KioskReader;
import io.github.jpki4j.kiosk.ResetCompletion;
import io.github.jpki4j.kiosk.flow.Metrics;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.ResetAdvisor;
import io.github.jpki4j.reset.simulation.ReservationService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What this kiosk is: the same for every customer.
 *
 * @param reader where cards are put
 * @param completion finishes a reservation, if that is possible here
 * @param service where reservations are looked up before a secret is asked for, if there is one
 * @param operator who runs the kiosk: an id of the guide
 * @param guide what is known of kiosks
 * @param clock when now is
 * @param limit how long a customer may take in all
 * @param randomDigits whether the digits for a PIN stand in an order that is new each time
 * @param metrics what is counted
 */
public record Kiosk(
    KioskReader reader,
    Optional<ResetCompletion> completion,
    Optional<ReservationService> service,
    String operator,
    KioskGuide guide,
    Clock clock,
    Duration limit,
    boolean randomDigits,
    Metrics metrics) {

  /** Whether kiosks of this operator reset a secret. */
  public boolean resets(KeyKind target) {
    return guide.operator(operator).resets().contains(target);
  }

  /** Whether a reservation for a secret can be finished here. */
  public boolean finishes(KeyKind target) {
    return completion.isPresent() && resets(target);
  }

  /** The present instant. */
  public Instant now() {
    return clock.instant();
  }

  /** Who says what to do. */
  public ResetAdvisor advisor() {
    return new ResetAdvisor(guide);
  }
}
