package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.Visit;

/** Nobody is there. */
record Attract() implements Step<Visit> {

  @Override
  public String page() {
    return "attract";
  }

  @Override
  public Step<Visit> act(Visit visit, Form form) {
    return form.action().equals("begin") ? new PlaceCard() : this;
  }

  @Override
  public boolean isTimed() {
    return false;
  }
}
