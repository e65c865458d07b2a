package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.change.CertificateLook;
import io.github.jpki4j.kiosk.visit.change.ChooseSecret;
import io.github.jpki4j.kiosk.visit.reset.ResetCase;
import io.github.jpki4j.kiosk.visit.step.CardView;
import io.github.jpki4j.kiosk.visit.step.Visit;
import java.util.Map;

/**
 * What the card says, and what the person may do.
 *
 * @param card what it says
 */
record CardShown(CardView card) implements Step<Visit> {

  static CardShown of(Visit visit) {
    return new CardShown(CardView.of(visit));
  }

  @Override
  public String page() {
    return "card";
  }

  @Override
  public Map<String, Object> model() {
    return card.model();
  }

  @Override
  public Step<Visit> act(Visit visit, Form form) {
    return switch (form.action()) {
      case "reset-sign" -> ResetCase.of(KeyKind.SIGN).next(visit);
      case "reset-auth" -> ResetCase.of(KeyKind.AUTH).next(visit);
      case "change" -> new ChooseSecret(ResetCase::change);
      case "certificates" -> new CertificateLook();
      case "end" -> Visit.Way.END;
      default -> this;
    };
  }
}
