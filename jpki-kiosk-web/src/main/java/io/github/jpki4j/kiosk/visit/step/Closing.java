package io.github.jpki4j.kiosk.visit.step;

import io.github.jpki4j.kiosk.flow.Step;

/** A page that may be the last of a visit. */
public interface Closing extends Step<Visit> {

  /** Whether the visit is over: the card is let go of, and the page stays without it. */
  boolean isOver();
}
