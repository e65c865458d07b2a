package io.github.jpki4j.kiosk.visit.reset;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.page.Door;
import io.github.jpki4j.kiosk.visit.KioskPages;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.reset.Evidence;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.NextStep;
import io.github.jpki4j.reset.Reason;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.Requirement;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ResetAdvice;
import io.github.jpki4j.reset.ResetTarget;
import io.github.jpki4j.reset.Verdict;
import io.github.jpki4j.reset.Warning;
import io.github.jpki4j.reset.simulation.CompletionPermit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The pages of a reset, each in its states. */
public final class ResetPages {

  static final ResetCase SIGN = ResetCase.of(KeyKind.SIGN);
  private static final ResetCase AUTH = ResetCase.of(KeyKind.AUTH);

  private ResetPages() {}

  /** All of them, as {@link KioskPages#all}. */
  public static Map<String, Step<?>> all() {
    Map<String, Step<?>> all = new LinkedHashMap<>();
    for (Question question : Question.values()) {
      if (question != Question.WANTS_NEW) { // asked together with another one
        all.put("question-" + question, new Asking(SIGN, question));
      }
    }
    all.put("checking", new Checking(SIGN));
    all.put("finish-here", new FinishHere(SIGN, Optional.of(KioskPages.NOW)));
    all.put("finish-here-unknown", new FinishHere(AUTH, Optional.empty()));
    all.put("completed", new Completed(KeyKind.SIGN, Optional.empty()));
    all.put("completed-not-reported", new Completed(KeyKind.AUTH, Optional.of(Refusal.OFFLINE)));
    all.putAll(advice());
    all.putAll(refusals());
    try (Pin pin = Pin.auth("1234".toCharArray())) {
      CompletionPermit permit =
          new CompletionPermit("TEST", new Reservation(KeyKind.AUTH, KioskPages.NOW));
      all.put("admitting", new Admitting(SIGN, pin, TryPolicy.KEEP_LAST));
      all.put("finishing", new Finishing(AUTH, permit, pin, pin));
    }
    return all;
  }

  private static ResetAdvice advice(NextStep step, Reason reason, List<Warning> warnings) {
    Verdict verdict = step == NextStep.RESERVE_IN_APP ? Verdict.ELIGIBLE : Verdict.NOT_ELIGIBLE;
    return new ResetAdvice(
        ResetTarget.SIGN_PASSWORD,
        verdict,
        step,
        reason,
        step == NextStep.WAIT ? Optional.of(KioskPages.NOW) : Optional.empty(),
        List.of(evidence(reason), evidence(Reason.SIGN_REVOCATION_NOT_CHECKED)),
        warnings,
        step == NextStep.RESERVE_IN_APP ? KioskGuide.standard().operators() : List.of());
  }

  private static Evidence evidence(Reason reason) {
    return new Evidence(Requirement.CARD_SUPPORTED, reason, Optional.empty(), OptionalInt.empty());
  }

  private static Map<String, Step<?>> advice() {
    Map<NextStep, Reason> reasons =
        Map.of(
            NextStep.RESERVE_IN_APP, Reason.READY_TO_RESERVE,
            NextStep.GO_TO_KIOSK, Reason.RESERVATION_OPEN,
            NextStep.GO_TO_MUNICIPALITY, Reason.OTHER_SECRET_FORGOTTEN,
            NextStep.CHANGE_IN_PLACE, Reason.TARGET_KNOWN,
            NextStep.READ_AGAIN, Reason.CARD_NOT_READ,
            NextStep.ASK_THE_HOLDER, Reason.OTHER_SECRET_NOT_ASKED,
            NextStep.FIX_ENVIRONMENT, Reason.OFFLINE,
            NextStep.WAIT, Reason.AUTH_CERTIFICATE_NOT_YET_VALID,
            NextStep.USE_PHONE_APP, Reason.CARD_IS_PHONE,
            NextStep.NOTHING_TO_DO, Reason.TARGET_KNOWN_AND_KEPT);
    List<Warning> warnings =
        List.of(
            new Warning(Warning.Kind.TRIES_LEFT, Optional.of(KioskPages.NOW), OptionalInt.of(1)));
    Map<String, Step<?>> all = new LinkedHashMap<>();
    reasons.forEach(
        (step, reason) ->
            all.put(
                "advice-" + step,
                new AdviceShown(
                    SIGN, advice(step, reason, warnings), step == NextStep.GO_TO_KIOSK)));
    all.put(
        "advice-official",
        new AdviceShown(
            SIGN, advice(NextStep.RESERVE_IN_APP, Reason.READY_TO_RESERVE, warnings), false));
    all.put(
        "advice-here",
        new AdviceShown(
            SIGN, advice(NextStep.RESERVE_IN_APP, Reason.READY_TO_RESERVE, List.of()), true));
    all.put(
        "advice-look",
        new AdviceShown(
            AUTH, advice(NextStep.READ_AGAIN, Reason.SIGN_CERTIFICATE_NOT_READ, List.of()), true));
    return all;
  }

  /** One for each door. */
  private static Map<String, Step<?>> refusals() {
    Map<String, Step<?>> all = new LinkedHashMap<>();
    for (Refusal refusal : Refusal.values()) {
      all.putIfAbsent(
          "refused-" + Door.of(refusal.nextStep()),
          new Refused(
              SIGN,
              refusal,
              Optional.of(KioskPages.NOW).filter(now -> refusal.nextStep() == NextStep.WAIT)));
    }
    all.put("refused-for-good", new Refused(AUTH, Refusal.KIOSK_CLOSED, Optional.empty()));
    return all;
  }
}
