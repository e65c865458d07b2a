package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.reset.ResetAdvisor;
import io.github.jpki4j.reset.ResetFacts;
import io.github.jpki4j.reset.ResetTarget;

/**
 * Which secret was forgotten.
 *
 * @param acceptedTerms to which the person said yes
 */
record Which(String acceptedTerms) implements AppStep {

  @Override
  public String page() {
    return "which";
  }

  @Override
  public Step<Phone> chosen(Phone phone, Form form) {
    return switch (form.action()) {
      case "sign" -> begin(phone, KeyKind.SIGN);
      case "auth" -> begin(phone, KeyKind.AUTH);
      case "both" -> both(phone);
      default -> this;
    };
  }

  private Step<Phone> begin(Phone phone, KeyKind target) {
    phone.begin(new Request(acceptedTerms, target));
    return phone.present(Hold.For.READ);
  }

  private static Step<Phone> both(Phone phone) {
    AppSetup setup = phone.setup();
    ResetFacts facts = ResetFacts.of(ResetTarget.BOTH, phone.now());
    return AppAdvice.door(phone, new ResetAdvisor(setup.guide()).advise(facts));
  }
}
