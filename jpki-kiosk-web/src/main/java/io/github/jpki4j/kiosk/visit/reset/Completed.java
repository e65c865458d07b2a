package io.github.jpki4j.kiosk.visit.reset;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.Closing;
import io.github.jpki4j.kiosk.visit.step.Visit;
import io.github.jpki4j.reset.Refusal;
import java.util.Map;
import java.util.Optional;

/**
 * The card confirmed the new secret.
 *
 * @param target whose secret
 * @param reportFailure why the service could not be told, if it could not
 */
record Completed(KeyKind target, Optional<Refusal> reportFailure) implements Closing {

  @Override
  public String page() {
    return "completed";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of("target", target.name(), "reported", reportFailure.isEmpty());
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
