package io.github.jpki4j.kiosk.visit.change;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.Closing;
import io.github.jpki4j.kiosk.visit.step.Visit;
import java.util.Map;

/**
 * The card has changed the secret.
 *
 * @param key whose secret
 */
record Changed(KeyKind key) implements Closing {

  @Override
  public String page() {
    return "changed";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of("target", key.name());
  }

  @Override
  public Step<Visit> act(Visit visit, Form form) {
    return form.action().equals("end") ? Visit.Way.DONE : this;
  }

  @Override
  public boolean isOver() {
    return true;
  }
}
