package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import java.util.Optional;

/** The service is asked for its terms. */
record AskingTerms() implements AppStep {

  @Override
  public String page() {
    return "asking-terms";
  }

  @Override
  public Optional<Work<Phone>> work() {
    return Optional.of(this::ask);
  }

  private Step<Phone> ask(Phone phone) {
    try {
      return new TermsShown(phone.setup().service().terms());
    } catch (ResetRefusedException e) {
      return AppRefused.with(phone, e, again -> new AskingTerms());
    }
  }
}
