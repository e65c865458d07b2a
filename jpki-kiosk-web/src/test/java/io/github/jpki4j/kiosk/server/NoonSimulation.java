package io.github.jpki4j.kiosk.server;

import io.github.jpki4j.kiosk.desk.SimulatedWorld;
import io.github.jpki4j.kiosk.visit.KioskPages;
import io.github.jpki4j.reset.KioskGuide;
import java.time.Clock;
import java.time.ZoneOffset;

/**
 * A simulation in which it is noon in Japan and stays so: no kiosk closes in the middle of a story,
 * and no minute that passes makes a page anew on which somebody clicks.
 */
public final class NoonSimulation {

  private NoonSimulation() {}

  /** As {@link KioskSimulation#builder()}. */
  public static KioskServerBuilder builder() {
    Clock noon = Clock.fixed(KioskPages.NOW, ZoneOffset.UTC);
    return KioskSimulation.builder(new SimulatedWorld(noon, KioskGuide.standard()));
  }
}
