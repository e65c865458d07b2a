package io.github.jpki4j.kiosk.visit.reset;

import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.Visit;
import io.github.jpki4j.reset.Answer;
import java.util.Map;

/**
 * One question to the person.
 *
 * @param about the secret that was forgotten
 * @param question what is asked
 */
record Asking(ResetCase about, Question question) implements Step<Visit> {

  @Override
  public String page() {
    return "question";
  }

  @Override
  public Map<String, Object> model() {
    return Map.of(
        "question",
        question.name(),
        "target",
        about.target().name(),
        "other",
        about.other().name());
  }

  @Override
  public Step<Visit> act(Visit visit, Form form) {
    return switch (form.action()) {
      case "keep" ->
          question == Question.KNOWS_TARGET
              ? about.with(question, Answer.YES).with(Question.WANTS_NEW, Answer.NO).next(visit)
              : this;
      case "yes" -> about.with(question, Answer.YES).next(visit);
      case "no" -> about.with(question, Answer.NO).next(visit);
      case "unknown" ->
          question == Question.ATTRIBUTES_CHANGED
              ? about.with(question, Answer.UNKNOWN).next(visit)
              : this;
      case "back" -> Visit.Way.CARD;
      default -> this;
    };
  }
}
