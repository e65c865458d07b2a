package io.github.jpki4j.kiosk.visit.change;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.CardMishaps;
import io.github.jpki4j.kiosk.visit.step.Visit;
import java.util.Optional;

/** Reads the auth certificate once more, for the name of its CA. */
public record CertificateLook() implements Step<Visit> {

  @Override
  public String page() {
    return "reading-certificate";
  }

  @Override
  public Optional<Work<Visit>> work() {
    return Optional.of(this::read);
  }

  private Step<Visit> read(Visit visit) {
    try {
      String issuer =
          visit.run(
              card ->
                  card.jpki()
                      .readCertificate(CertificateKind.AUTH)
                      .x509()
                      .getIssuerX500Principal()
                      .getName());
      return CertificatesShown.of(visit, issuer);
    } catch (JpkiException e) {
      return CardMishaps.of(visit, e);
    }
  }
}
