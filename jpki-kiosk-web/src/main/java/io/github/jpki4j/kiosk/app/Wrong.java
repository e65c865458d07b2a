package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import java.util.Map;

/**
 * The secret was wrong: a try is spent.
 *
 * @param other whose secret that is
 * @param triesLeft one or more
 */
record Wrong(KeyKind other, int triesLeft) implements AppStep {

  @Override
  public String page() {
    return "wrong";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of("other", other.name(), "tries", triesLeft, "paper", Secret.paper(other));
  }

  @Override
  public Step<Phone> chosen(Phone phone, Form form) {
    return form.action().equals("again") ? Secret.ask(phone) : this;
  }
}
