package io.github.jpki4j.kiosk.visit.reset;

import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.page.Door;
import io.github.jpki4j.kiosk.visit.change.ChangeSecret;
import io.github.jpki4j.kiosk.visit.change.SignCertificate;
import io.github.jpki4j.kiosk.visit.step.Visit;
import io.github.jpki4j.reset.Evidence;
import io.github.jpki4j.reset.NextStep;
import io.github.jpki4j.reset.Reason;
import io.github.jpki4j.reset.ResetAdvice;
import io.github.jpki4j.reset.Verdict;
import java.util.List;
import java.util.Map;

/**
 * The one next step, with its door and its reason.
 *
 * @param about the secret that was forgotten
 * @param advice what is advised
 * @param finishesHere whether a reservation can be finished at this kiosk
 */
record AdviceShown(ResetCase about, ResetAdvice advice, boolean finishesHere)
    implements Step<Visit> {

  @Override
  public String page() {
    return "advice";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of(
        "door", door().name(),
        "advice", advice,
        "leftOpen", leftOpen(),
        "reason", reason(),
        "target", about.target().name(),
        "other", about.other().name(),
        "finishesHere", finishesHere,
        "canLook", canLook(),
        "until", advice.until().<List<Object>>map(List::of).orElse(List.of()));
  }

  /** What others decide when a reservation is made; of no use to who cannot make one. */
  private List<Evidence> leftOpen() {
    return advice.verdict() == Verdict.NOT_ELIGIBLE ? List.of() : advice.leftOpen();
  }

  /** With its time or tries where the evidence has them. */
  private Object reason() {
    return advice.evidence().stream()
        .filter(evidence -> evidence.reason() == advice.reason())
        .<Object>map(evidence -> evidence)
        .findFirst()
        .orElse(advice.reason());
  }

  /** The password is known, and shows what is missing. */
  private boolean canLook() {
    return advice.reason() == Reason.SIGN_CERTIFICATE_NOT_READ;
  }

  private Door door() {
    return canLook() ? Door.LOOK : Door.of(advice.nextStep());
  }

  @Override
  public Step<Visit> act(Visit visit, Form form) {
    return switch (form.action()) {
      case "look" -> canLook() ? SignCertificate.begin(visit, about::next) : this;
      case "change" ->
          advice.nextStep() == NextStep.CHANGE_IN_PLACE
              ? ChangeSecret.begin(visit, about.target())
              : this;
      case "back" -> Visit.Way.CARD;
      case "end" -> Visit.Way.END;
      default -> this;
    };
  }
}
