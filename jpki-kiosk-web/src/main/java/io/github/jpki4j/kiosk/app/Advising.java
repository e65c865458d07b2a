package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.reset.NextStep;
import io.github.jpki4j.reset.ReadFailureCount;
import io.github.jpki4j.reset.Reason;
import io.github.jpki4j.reset.ResetAdvice;
import io.github.jpki4j.reset.ResetAdvisor;
import io.github.jpki4j.reset.Verdict;
import io.github.jpki4j.reset.simulation.FaceMatch;
import java.util.Optional;

/** Where the advice leads. */
final class Advising {

  private Advising() {}

  /** The step that follows from all that is known now. */
  static Step<Phone> next(Phone phone) {
    Request request = phone.request();
    ResetAdvice advice = advice(phone);
    if (advice.verdict() == Verdict.NOT_ELIGIBLE) {
      return AppAdvice.door(phone, advice);
    }
    if (advice.verdict() == Verdict.UNDETERMINED && !isDoneByEntry(advice)) {
      return undetermined(phone, advice);
    }
    request.failures = ReadFailureCount.NONE;
    if (isOpenAlready(advice)) {
      return new OpenAlready(request.found.orElseThrow(), advice);
    }
    return request.proof.isPresent() ? proved(phone) : AppAdvice.good(advice);
  }

  private static boolean isOpenAlready(ResetAdvice advice) {
    return advice.reason() == Reason.RESERVATION_OPEN
        || advice.reason() == Reason.KIOSK_CLOSED
        || advice.reason() == Reason.RESERVATION_ENDS_BEFORE_OPENING;
  }

  /** What is in the way by now. */
  static Optional<Step<Phone>> obstacle(Phone phone) {
    ResetAdvice advice = advice(phone);
    return advice.verdict() == Verdict.NOT_ELIGIBLE
        ? Optional.of(AppAdvice.door(phone, advice))
        : Optional.empty();
  }

  private static ResetAdvice advice(Phone phone) {
    return new ResetAdvisor(phone.setup().guide()).advise(phone.request().facts(phone.now()));
  }

  /** Entering the other secret, which is needed anyway, shows what is missing. */
  private static boolean isDoneByEntry(ResetAdvice advice) {
    return advice.reason() == Reason.SIGN_CERTIFICATE_NOT_READ;
  }

  private static Step<Phone> undetermined(Phone phone, ResetAdvice advice) {
    if (advice.nextStep() == NextStep.ASK_THE_HOLDER) {
      phone.request().failures = ReadFailureCount.NONE;
      return new KnowsOther(phone.request().other());
    }
    if (advice.nextStep() == NextStep.READ_AGAIN) {
      return AppReading.suspect(phone, phone.request().failures.withWrong())
          .orElseGet(() -> phone.hold(Hold.For.READ));
    }
    return AppAdvice.door(phone, advice);
  }

  /** The card has vouched: what is missing is the face, or nothing. */
  private static Step<Phone> proved(Phone phone) {
    if (phone.request().target() == KeyKind.AUTH) {
      return new Reserving(FaceMatch.NOT_COMPARED);
    }
    return phone.setup().face().isPresent() ? phone.present(Hold.For.COMPARE) : new Face();
  }
}
