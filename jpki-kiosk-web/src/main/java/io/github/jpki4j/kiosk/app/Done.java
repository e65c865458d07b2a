package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ResetTarget;
import java.util.Map;

/**
 * The reservation is made.
 *
 * @param made the reservation
 * @param guide who has kiosks
 */
record Done(Reservation made, KioskGuide guide) implements AppStep {

  @Override
  public String page() {
    return "done";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of(
        "target",
        ResetTarget.of(made.target()),
        "other",
        made.target().other().name(),
        "until",
        made.untilText(),
        "operators",
        Kiosks.rows(guide.operatorsFor(made.target())),
        "opens",
        guide.opens().toString(),
        "closes",
        guide.closes().toString(),
        "asOf",
        guide.asOf().toString());
  }

  @Override
  public boolean isTimed() {
    return false;
  }
}
