package io.github.jpki4j.kiosk.visit.change;

import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.CardView;
import io.github.jpki4j.kiosk.visit.step.Visit;
import java.util.HashMap;
import java.util.Map;

/**
 * When the certificates and the card end, and who issued the auth certificate.
 *
 * @param card what the card says
 * @param issuer the CA's distinguished name
 */
record CertificatesShown(CardView card, String issuer) implements Step<Visit> {

  static CertificatesShown of(Visit visit, String issuer) {
    return new CertificatesShown(CardView.of(visit), issuer);
  }

  @Override
  public String page() {
    return "certificates";
  }

  @Override
  public Map<String, Object> model() {
    Map<String, Object> model = new HashMap<>(card.model());
    model.put("issuer", issuer);
    return model;
  }

  @Override
  public Step<Visit> act(Visit visit, Form form) {
    return switch (form.action()) {
      case "sign" -> SignCertificate.begin(visit, now -> of(now, issuer));
      case "back" -> Visit.Way.CARD;
      case "end" -> Visit.Way.END;
      default -> this;
    };
  }
}
