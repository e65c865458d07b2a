package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.reset.Answer;
import java.util.Map;

/**
 * The person is asked whether the other secret is known.
 *
 * @param other whose secret that is
 */
record KnowsOther(KeyKind other) implements AppStep {

  @Override
  public String page() {
    return "knows-other";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of("other", other.name());
  }

  @Override
  public Step<Phone> chosen(Phone phone, Form form) {
    switch (form.action()) {
      case "yes" -> phone.request().knowsOther = Answer.YES;
      case "no" -> phone.request().knowsOther = Answer.NO;
      default -> {
        return this;
      }
    }
    return Advising.next(phone);
  }
}
