package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.reset.Reason;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ResetAdvice;
import java.util.Map;

/**
 * A reservation is open, which another one would replace: the person is told so before.
 *
 * @param open that reservation
 * @param advice what can still be done with it
 */
record OpenAlready(Reservation open, ResetAdvice advice) implements AppStep {

  @Override
  public String page() {
    return "open-already";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of(
        "target",
        advice.target(),
        "until",
        open.untilText(),
        "advice",
        advice,
        "reason",
        advice.reason(),
        "opening",
        advice.reason() == Reason.KIOSK_CLOSED ? advice.until().orElseThrow() : "");
  }

  @Override
  public Step<Phone> chosen(Phone phone, Form form) {
    if (!form.action().equals("replace")) {
      return this;
    }
    phone.request().replaces = true;
    return Advising.next(phone);
  }
}
