package io.github.jpki4j.kiosk.visit.change;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.Visit;
import java.util.function.BiFunction;

/**
 * Which secret is to be changed.
 *
 * @param then where the choice leads
 */
public record ChooseSecret(BiFunction<Visit, KeyKind, Step<Visit>> then) implements Step<Visit> {

  @Override
  public String page() {
    return "choose-secret";
  }

  @Override
  public Step<Visit> act(Visit visit, Form form) {
    return switch (form.action()) {
      case "sign" -> then.apply(visit, KeyKind.SIGN);
      case "auth" -> then.apply(visit, KeyKind.AUTH);
      case "back" -> Visit.Way.CARD;
      default -> this;
    };
  }
}
