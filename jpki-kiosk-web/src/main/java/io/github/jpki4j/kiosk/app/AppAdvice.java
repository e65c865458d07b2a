package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.page.Door;
import io.github.jpki4j.reset.NextStep;
import io.github.jpki4j.reset.ResetAdvice;
import java.util.List;
import java.util.Map;

/**
 * The advice, with its one next step.
 *
 * @param advice what was found out
 * @param isGood whether the way goes on here; otherwise the page names another door
 */
record AppAdvice(ResetAdvice advice, boolean isGood) implements AppStep {

  /** Nothing is in the way. */
  static Step<Phone> good(ResetAdvice advice) {
    return new AppAdvice(advice, true);
  }

  /** Something is in the way: no secret is asked for. */
  static Step<Phone> door(Phone phone, ResetAdvice advice) {
    phone.count("app-advice:" + advice.reason());
    return new AppAdvice(advice, false);
  }

  @Override
  public String page() {
    return "advice";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of(
        "good",
        isGood,
        "advice",
        advice,
        "target",
        advice.target(),
        "reason",
        advice.reason(),
        "until",
        advice.until().map(Object.class::cast).orElse(""),
        "warnings",
        isGood ? advice.warnings() : List.of(),
        "again",
        isAgain(),
        "door",
        isGood ? "" : Door.of(advice.nextStep()).name());
  }

  /** Whether the person can mend it and come back to this point. */
  private boolean isAgain() {
    return advice.nextStep() == NextStep.READ_AGAIN
        || advice.nextStep() == NextStep.FIX_ENVIRONMENT
        || advice.nextStep() == NextStep.WAIT;
  }

  @Override
  public Step<Phone> chosen(Phone phone, Form form) {
    if (isGood && form.action().equals("go-on")) {
      return Secret.ask(phone);
    }
    if (!isGood && isAgain() && form.action().equals("again")) {
      return phone.hold(Hold.For.READ);
    }
    return this;
  }
}
