package io.github.jpki4j.kiosk.server;

import io.github.jpki4j.kiosk.desk.DeskConversation;
import io.github.jpki4j.kiosk.desk.SimulatedWorld;
import io.github.jpki4j.kiosk.desk.SimulatedWorld.Place;
import io.github.jpki4j.kiosk.simulation.SimulatedCompletion;
import io.github.jpki4j.kiosk.simulation.SimulatedReader;
import io.github.jpki4j.reset.KioskGuide;
import java.time.Clock;
import java.util.Optional;

/**
 * The pages of the kiosk and of the app with simulated cards and a simulated service, and a desk
 * from which a tester moves cards and lets things go wrong. Everything in it is TEST data. Where
 * kiosks are closed at the start, its clock begins at their next opening.
 *
 * @since 0.1.0
 */
public final class KioskSimulation {

  /** One whose kiosks reset both secrets. */
  private static final String OPERATOR = "seven-eleven";

  private KioskSimulation() {}

  /**
   * Describes a server with all stations. Readers, service, completion, operator, kiosk guide and
   * clock are given already and stay as they are; the other settings can be changed.
   *
   * @return a builder to start one server with
   */
  public static KioskServerBuilder builder() {
    return builder(new SimulatedWorld(Clock.systemUTC(), KioskGuide.standard()));
  }

  /**
   * The same with a card in the kiosk already.
   *
   * @param card the name of a type of cards or of a situation: {@link
   *     io.github.jpki4j.testcard.TestCardType#cliName} or {@link
   *     io.github.jpki4j.testcard.Scenario#cliName}
   * @return a builder to start one server with
   * @throws IllegalArgumentException if there is none of that name
   */
  public static KioskServerBuilder builder(String card) {
    return builder(new SimulatedWorld(Clock.systemUTC(), KioskGuide.standard(), Optional.of(card)));
  }

  static KioskServerBuilder builder(SimulatedWorld world) {
    SimulatedReader kiosk = world.reader(Place.KIOSK);
    return KioskServer.builder()
        .kiosk(kiosk)
        .app(world.reader(Place.PHONE))
        .reservations(world.service())
        .completion(new SimulatedCompletion(world.service(), OPERATOR, kiosk::card))
        .operator(OPERATOR)
        .kiosks(world.guide())
        .clock(world.clock())
        .desk(() -> new DeskConversation(world));
  }
}
