package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import io.github.jpki4j.reset.simulation.Terms;
import java.util.Map;

/**
 * The terms, to which the person says yes or no.
 *
 * @param terms those in force
 */
record TermsShown(Terms terms) implements AppStep {

  @Override
  public String page() {
    return "terms";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of("text", terms.text(), "edition", terms.version());
  }

  @Override
  public Step<Phone> chosen(Phone phone, Form form) {
    return switch (form.action()) {
      case "accept" -> new Which(terms.version());
      case "decline" ->
          AppRefused.with(phone, new ResetRefusedException(Refusal.CONSENT_MISSING), again -> this);
      default -> this;
    };
  }
}
