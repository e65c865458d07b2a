package io.github.jpki4j.kiosk.visit.reset;

import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.LastTry;
import io.github.jpki4j.kiosk.visit.step.SecretEntry;
import io.github.jpki4j.kiosk.visit.step.SecretEntry.Purpose;
import io.github.jpki4j.kiosk.visit.step.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * It leads to this kiosk.
 *
 * @param about the secret that was forgotten
 * @param until when the reservation ends, if it could be looked up
 */
record FinishHere(ResetCase about, Optional<Instant> until) implements Step<Visit> {

  @Override
  public String page() {
    return "finish-here";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of(
        "target", about.target().name(),
        "other", about.other().name(),
        "until", until.<List<Object>>map(List::of).orElse(List.of()));
  }

  @Override
  public Step<Visit> act(Visit visit, Form form) {
    return switch (form.action()) {
      case "next" -> entry(visit, about);
      case "back" -> Visit.Way.CARD;
      default -> this;
    };
  }

  /** Asks for the other secret, and before that whether its last try may be spent. */
  static Step<Visit> entry(Visit visit, ResetCase about) {
    return LastTry.guarded(
        visit,
        about.other(),
        policy ->
            SecretEntry.checked(
                visit,
                about.other(),
                Purpose.OTHER,
                (now, other) -> new Admitting(about, other, policy)));
  }
}
