package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.pin.TryPolicy;
import java.util.Map;

/**
 * One try is left, and the person is asked before it is spent.
 *
 * @param other whose secret that is
 * @param note what happened before
 */
record AppLastTry(KeyKind other, Secret.Note note) implements AppStep {

  @Override
  public String page() {
    return "last-try";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of("other", other.name(), "paper", Secret.paper(other), "note", note.name());
  }

  @Override
  public Step<Phone> chosen(Phone phone, Form form) {
    if (!form.action().equals("dare")) {
      return this;
    }
    phone.request().policy = TryPolicy.SPEND_LAST;
    return Secret.entry(phone, Secret.Note.NONE);
  }
}
