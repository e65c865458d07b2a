package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.Visit;

/** Waits for a card. */
record PlaceCard() implements Step<Visit> {

  @Override
  public String page() {
    return "place-card";
  }

  @Override
  public Step<Visit> act(Visit visit, Form form) {
    return form.action().equals("back") ? new Attract() : this;
  }
}
