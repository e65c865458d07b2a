package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.reset.ReadFailureCount;
import java.util.Map;

/**
 * The card is to be held to the phone.
 *
 * @param purpose what is done then
 * @param failures what went wrong before, for hints
 */
record Hold(For purpose, ReadFailureCount failures) implements AppStep {

  /** What the card is held for. */
  enum For {
    /** To see what it is. */
    READ,
    /** To vouch for the person. */
    PROVE,
    /** To have its photo compared. */
    COMPARE;

    Step<Phone> work() {
      return switch (this) {
        case READ -> new AppReading();
        case PROVE -> new Proving();
        case COMPARE -> new Comparing();
      };
    }
  }

  @Override
  public String page() {
    return "hold";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of("hints", failures.hints());
  }

  @Override
  public Step<Phone> chosen(Phone phone, Form form) {
    return form.action().equals("read") ? purpose.work() : this;
  }
}
