package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.Visit;

/** Nobody is there, and nobody is served. */
record Maintenance() implements Step<Visit> {

  @Override
  public String page() {
    return "maintenance";
  }

  @Override
  public boolean isTimed() {
    return false;
  }
}
