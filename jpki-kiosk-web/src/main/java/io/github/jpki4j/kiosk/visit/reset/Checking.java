package io.github.jpki4j.kiosk.visit.reset;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.CardMishaps;
import io.github.jpki4j.kiosk.visit.step.Kiosk;
import io.github.jpki4j.kiosk.visit.step.Visit;
import io.github.jpki4j.reset.NextStep;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ResetAdvice;
import io.github.jpki4j.reset.simulation.ReservationService;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import java.util.Optional;

/**
 * Whatever can be found out before a secret is asked for: whether this kiosk resets this secret and
 * is open, whether the service answers, and, where the certificate that reserved is free to read,
 * whether there is a reservation.
 *
 * @param about the secret that was forgotten
 */
record Checking(ResetCase about) implements Step<Visit> {

  @Override
  public String page() {
    return "checking";
  }

  @Override
  public Optional<Work<Visit>> work() {
    return Optional.of(this::check);
  }

  private Step<Visit> check(Visit visit) {
    try {
      Kiosk kiosk = visit.kiosk();
      requireKiosk(kiosk);
      Optional<Reservation> found = Optional.empty();
      if (kiosk.service().isPresent()) {
        kiosk.service().get().terms();
        if (about.other() == KeyKind.AUTH) {
          found = Optional.of(find(visit, kiosk.service().get()));
        }
      }
      return next(visit, found);
    } catch (ResetRefusedException e) {
      return Refused.of(about, e);
    } catch (JpkiException e) {
      return CardMishaps.of(visit, e);
    }
  }

  private void requireKiosk(Kiosk kiosk) throws ResetRefusedException {
    if (!kiosk.resets(about.target())) {
      throw new ResetRefusedException(Refusal.KIOSK_CANNOT);
    }
    if (!kiosk.guide().isOpen(kiosk.now())) {
      throw new ResetRefusedException(
          Refusal.KIOSK_CLOSED, Optional.of(kiosk.guide().nextOpening(kiosk.now())));
    }
  }

  private Reservation find(Visit visit, ReservationService service)
      throws ResetRefusedException, JpkiException {
    JpkiCertificate proving = visit.run(card -> card.jpki().readCertificate(CertificateKind.AUTH));
    Reservation found =
        service
            .find(about.target(), proving)
            .orElseThrow(() -> new ResetRefusedException(Refusal.NO_RESERVATION));
    if (found.isExpired(visit.kiosk().now())) {
      throw new ResetRefusedException(Refusal.RESERVATION_EXPIRED);
    }
    return found;
  }

  private Step<Visit> next(Visit visit, Optional<Reservation> found) {
    ResetAdvice advice = about.advice(visit, found);
    boolean open = ResetCase.isReady(advice);
    boolean here = found.isEmpty() || advice.nextStep() == NextStep.GO_TO_KIOSK;
    return open && here
        ? new FinishHere(about, found.map(Reservation::until))
        : new AdviceShown(about, advice, true);
  }
}
