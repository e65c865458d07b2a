package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.reset.FaqEntry;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The face was not recognised.
 *
 * @param failures how often in a row; empty if there were others before this request
 */
record FaceFailed(OptionalInt failures) implements AppStep {

  /** After so many in a row the app is closed for some time. Facts: docs/reset-faq.md, F17. */
  private static final int MOST = 5;

  @Override
  public String page() {
    return "face-failed";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of("failures", failures.orElse(0), "most", MOST, "hints", FaqEntry.FACE_HINTS);
  }

  @Override
  public Step<Phone> chosen(Phone phone, Form form) {
    return form.action().equals("again") ? Secret.ask(phone) : this;
  }
}
