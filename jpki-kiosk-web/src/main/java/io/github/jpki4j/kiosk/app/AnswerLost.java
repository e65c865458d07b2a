package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import java.util.Map;

/**
 * The card left before it answered whether the secret is right: the counter, which is free to read,
 * tells what that cost.
 *
 * @param other whose secret that is
 */
record AnswerLost(KeyKind other) implements AppStep {

  @Override
  public String page() {
    return "answer-lost";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of("other", other.name());
  }

  @Override
  public Step<Phone> chosen(Phone phone, Form form) {
    return form.action().equals("again") ? phone.present(Hold.For.READ) : this;
  }
}
