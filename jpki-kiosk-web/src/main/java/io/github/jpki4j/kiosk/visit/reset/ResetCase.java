package io.github.jpki4j.kiosk.visit.reset;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.change.ChangeSecret;
import io.github.jpki4j.kiosk.visit.step.CardMishaps;
import io.github.jpki4j.kiosk.visit.step.Kiosk;
import io.github.jpki4j.kiosk.visit.step.Visit;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.reset.Answer;
import io.github.jpki4j.reset.Evidence.State;
import io.github.jpki4j.reset.HolderFacts;
import io.github.jpki4j.reset.NextStep;
import io.github.jpki4j.reset.Reason;
import io.github.jpki4j.reset.Requirement;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ResetAdvice;
import io.github.jpki4j.reset.ResetFacts;
import io.github.jpki4j.reset.ResetTarget;
import io.github.jpki4j.reset.ServiceFacts;
import io.github.jpki4j.reset.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A secret that was forgotten, and what the person said about it so far. What the card says is with
 * the visit. Immutable.
 *
 * @param target whose secret
 * @param answers to the questions that were put
 */
public record ResetCase(KeyKind target, Map<Question, Answer> answers) {

  /** Creates it. */
  public ResetCase {
    answers = Map.copyOf(answers);
  }

  /** Nothing was asked yet. */
  public static ResetCase of(KeyKind target) {
    return new ResetCase(target, Map.of());
  }

  /**
   * A secret that is known, and is to be another: changed on the spot if that is of use.
   *
   * @param visit whose
   * @param key whose secret
   * @return the way to the change, or to where the person has to go instead
   */
  public static Step<Visit> change(Visit visit, KeyKind key) {
    ResetCase known =
        new ResetCase(
            key, Map.of(Question.KNOWS_TARGET, Answer.YES, Question.WANTS_NEW, Answer.YES));
    ResetAdvice advice = known.advice(visit, Optional.empty());
    if (visit.facts().counter(key).filter(PinStatus::isBlocked).isPresent()) {
      return CardMishaps.atEntry(
          CardMishaps.of(visit, new PinBlockedException(key)), () -> Visit.Way.CARD);
    }
    return advice.nextStep() == NextStep.CHANGE_IN_PLACE
        ? ChangeSecret.begin(visit, key)
        : new AdviceShown(known, advice, visit.kiosk().finishes(key));
  }

  /** The same with an answer. */
  ResetCase with(Question question, Answer answer) {
    Map<Question, Answer> more = new EnumMap<>(Question.class);
    more.putAll(answers);
    more.put(question, answer);
    return new ResetCase(target, more);
  }

  /** The secret that shows who asks. */
  KeyKind other() {
    return target.other();
  }

  /** What is advised by all that is known. */
  ResetAdvice advice(Visit visit, Optional<Reservation> reservation) {
    Kiosk kiosk = visit.kiosk();
    HolderFacts holder =
        HolderFacts.NOT_ASKED
            .withKnowsTarget(answer(Question.KNOWS_TARGET))
            .withWantsNewSecret(answer(Question.WANTS_NEW))
            .withKnowsOther(answer(Question.KNOWS_OTHER))
            .withAttributesChanged(answer(Question.ATTRIBUTES_CHANGED));
    ServiceFacts service =
        reservation.map(ServiceFacts.NOT_ASKED::withReservation).orElse(ServiceFacts.NOT_ASKED);
    ResetFacts facts =
        ResetFacts.of(ResetTarget.of(target), kiosk.now())
            .with(visit.facts())
            .with(holder)
            .with(service);
    return kiosk.advisor().advise(facts);
  }

  private Answer answer(Question question) {
    return answers.getOrDefault(question, Answer.UNKNOWN);
  }

  /** The next question whose answer can make a difference, or the advice. */
  public Step<Visit> next(Visit visit) {
    ResetAdvice advice = advice(visit, Optional.empty());
    return question(visit, advice)
        .<Step<Visit>>map(question -> new Asking(this, question))
        .orElseGet(
            () ->
                answer(Question.RESERVED) == Answer.YES
                    ? new Checking(this)
                    : new AdviceShown(this, advice, visit.kiosk().finishes(target)));
  }

  private Optional<Question> question(Visit visit, ResetAdvice advice) {
    if (advice.verdict() == Verdict.NOT_ELIGIBLE) {
      return Optional.empty();
    }
    if (isOpen(advice, Requirement.RESET_NEEDED, Question.KNOWS_TARGET)) {
      return Optional.of(Question.KNOWS_TARGET);
    }
    if (isOpen(advice, Requirement.OTHER_SECRET_KNOWN, Question.KNOWS_OTHER)) {
      return Optional.of(Question.KNOWS_OTHER);
    }
    if (isOpen(advice, Requirement.ATTRIBUTES_UNCHANGED, Question.ATTRIBUTES_CHANGED)) {
      return Optional.of(Question.ATTRIBUTES_CHANGED);
    }
    boolean finishes = visit.kiosk().completion().isPresent() && isReady(advice);
    return finishes && !answers.containsKey(Question.RESERVED)
        ? Optional.of(Question.RESERVED)
        : Optional.empty();
  }

  private boolean isOpen(ResetAdvice advice, Requirement requirement, Question question) {
    boolean unknown = advice.of(requirement).filter(e -> e.state() == State.UNKNOWN).isPresent();
    return unknown && !answers.containsKey(question);
  }

  /** Whether a reservation can exist: the password's own certificate is seen with the password. */
  static boolean isReady(ResetAdvice advice) {
    return advice.verdict() == Verdict.ELIGIBLE
        || advice.reason() == Reason.SIGN_CERTIFICATE_NOT_READ;
  }
}
