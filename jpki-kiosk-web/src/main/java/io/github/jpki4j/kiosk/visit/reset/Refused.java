package io.github.jpki4j.kiosk.visit.reset;

import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.flow.TryCounter;
import io.github.jpki4j.kiosk.page.Door;
import io.github.jpki4j.kiosk.visit.step.Cost;
import io.github.jpki4j.kiosk.visit.step.Cost.Tries;
import io.github.jpki4j.kiosk.visit.step.Trouble;
import io.github.jpki4j.kiosk.visit.step.Visit;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.ResetTarget;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import io.github.jpki4j.reset.simulation.ValidSecret;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The service, or this kiosk, refuses.
 *
 * @param about the secret that was forgotten
 * @param refusal why
 * @param retryAt when it may succeed, if known
 * @param triesLeft of the other secret, if the service says that it is wrong or blocked
 */
record Refused(ResetCase about, Refusal refusal, Optional<Instant> retryAt, OptionalInt triesLeft)
    implements Trouble {

  /** One that says nothing of tries. */
  Refused(ResetCase about, Refusal refusal, Optional<Instant> retryAt) {
    this(about, refusal, retryAt, OptionalInt.empty());
  }

  static Refused of(ResetCase about, ResetRefusedException thrown) {
    return new Refused(about, thrown.refusal(), thrown.retryAt());
  }

  @Override
  public String page() {
    return "refused";
  }

  @Override
  public String kind() {
    return "refused-" + refusal.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What may be otherwise in a moment is tried again from the place where it failed. */
  private boolean mayPass() {
    return switch (refusal) {
      case OFFLINE, UNDER_MAINTENANCE, CHALLENGE_UNKNOWN, PROOF_INVALID, REVOCATION_NOT_KNOWN ->
          true;
      default -> false;
    };
  }

  @Override
  public boolean isOver() {
    return !mayPass();
  }

  @Override
  public Cost cost() {
    Cost cost =
        switch (refusal) {
          case OTHER_SECRET_WRONG -> ofOther(Tries.ONE);
          case OTHER_SECRET_BLOCKED -> ofOther(Tries.ALL);
          default -> Cost.NOTHING;
        };
    return cost.with(about.target(), ValidSecret.OLD);
  }

  private Cost ofOther(Tries tries) {
    Optional<PinStatus> left =
        triesLeft.stream().mapToObj(n -> TryCounter.left(about.other(), n)).findFirst();
    return Cost.of(tries, about.other(), left);
  }

  @Override
  public Map<String, Object> model() {
    return Map.of(
        "kind", kind(),
        "refusal", refusal,
        "door", Door.of(refusal.nextStep()).name(),
        "cost", cost().model(),
        "about", ResetTarget.of(about.target()),
        "canRetry", mayPass(),
        "retryAt", retryAt.<List<Object>>map(List::of).orElse(List.of()));
  }

  @Override
  public Step<Visit> act(Visit visit, Form form) {
    return switch (form.action()) {
      case "retry" -> mayPass() ? new Checking(about) : this;
      case "end" -> Visit.Way.END;
      default -> this;
    };
  }
}
