package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.Visit;

/** A card came after another one, or the same, was taken away in the middle: all begins anew. */
record BegunAnew() implements Step<Visit> {

  @Override
  public String page() {
    return "begun-anew";
  }

  @Override
  public Step<Visit> act(Visit visit, Form form) {
    return switch (form.action()) {
      case "next" -> Visit.Way.CARD;
      case "end" -> Visit.Way.END;
      default -> this;
    };
  }
}
