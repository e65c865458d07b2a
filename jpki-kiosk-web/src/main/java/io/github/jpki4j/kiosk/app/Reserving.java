package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.simulation.FaceMatch;
import io.github.jpki4j.reset.simulation.KeyProof;
import io.github.jpki4j.reset.simulation.ReservationRequest;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import java.util.Optional;

/**
 * The reservation is made; one that is open is not replaced unless the person said so.
 *
 * @param face what comparing the face found
 */
record Reserving(FaceMatch face) implements AppStep {

  @Override
  public String page() {
    return "reserving";
  }

  @Override
  public Optional<Work<Phone>> work() {
    return Optional.of(this::reserve);
  }

  private Step<Phone> reserve(Phone phone) {
    Request request = phone.request();
    KeyProof proof = request.proof.orElseThrow();
    JpkiCertificate prover = proof.certificate();
    try {
      if (!request.replaces) {
        request.find(phone, prover);
        request.isUnanswered = false;
        if (request.found.filter(one -> one.isOpen(phone.now())).isPresent()) {
          return Advising.next(phone);
        }
      }
      Reservation made = made(phone, proof);
      phone.note(request.target(), prover, Optional.of(made));
      phone.count("reservations:" + request.target());
      phone.end();
      return new Done(made, phone.setup().guide());
    } catch (ResetRefusedException e) {
      return refused(phone, e);
    }
  }

  private Reservation made(Phone phone, KeyProof proof) throws ResetRefusedException {
    Request request = phone.request();
    Optional<String> accepted = Optional.of(request.acceptedTerms());
    boolean before = request.isUnanswered;
    request.isUnanswered = true;
    try {
      return phone
          .setup()
          .service()
          .reserve(new ReservationRequest(request.target(), accepted, proof, face));
    } catch (ResetRefusedException e) {
      request.isUnanswered = before || e.refusal() == Refusal.OFFLINE;
      if (request.isUnanswered) {
        phone.expect(request.target(), proof.certificate());
      }
      throw e;
    }
  }

  private Step<Phone> refused(Phone phone, ResetRefusedException e) {
    Request request = phone.request();
    if (e.refusal() == Refusal.OFFLINE || e.refusal() == Refusal.UNDER_MAINTENANCE) {
      return AppRefused.with(phone, e, again -> this);
    }
    request.proof = Optional.empty(); // each is good once
    if (e.refusal() == Refusal.FACE_NOT_MATCHED && request.target() == KeyKind.SIGN) {
      request.faceFailed();
      phone.count("refusals:" + e.refusal());
      return new FaceFailed(request.faceFailures);
    }
    return e.refusal() == Refusal.CONSENT_MISSING
        ? AppRefused.with(phone, e, again -> new AskingTerms())
        : AppRefused.with(phone, e, again -> again.hold(Hold.For.READ));
  }
}
