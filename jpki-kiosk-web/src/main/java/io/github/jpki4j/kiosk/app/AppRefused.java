package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.page.Door;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The service refused, or did not answer.
 *
 * @param refusal why
 * @param retryAt when it may succeed, if known
 * @param back where the person goes on once that is mended
 */
record AppRefused(Refusal refusal, Optional<Instant> retryAt, Function<Phone, Step<Phone>> back)
    implements AppStep {

  /** The page of a refusal. */
  static Step<Phone> with(
      Phone phone, ResetRefusedException refused, Function<Phone, Step<Phone>> back) {
    phone.count("refusals:" + refused.refusal());
    return new AppRefused(refused.refusal(), refused.retryAt(), back);
  }

  @Override
  public String page() {
    return "refused";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of(
        "refusal",
        refusal,
        "step",
        refusal.nextStep(),
        "until",
        retryAt.map(Object.class::cast).orElse(""),
        "again",
        isAgain(),
        "door",
        Door.of(refusal.nextStep()).name());
  }

  private boolean isAgain() {
    return switch (refusal.nextStep()) {
      case READ_AGAIN, FIX_ENVIRONMENT, WAIT, ASK_THE_HOLDER -> true;
      case RESERVE_IN_APP,
          GO_TO_KIOSK,
          GO_TO_MUNICIPALITY,
          CHANGE_IN_PLACE,
          USE_PHONE_APP,
          NOTHING_TO_DO ->
          false;
    };
  }

  @Override
  public Step<Phone> chosen(Phone phone, Form form) {
    return isAgain() && form.action().equals("again") ? back.apply(phone) : this;
  }
}
