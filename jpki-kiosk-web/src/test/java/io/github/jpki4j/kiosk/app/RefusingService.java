package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.reset.FaceState;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.simulation.Challenge;
import io.github.jpki4j.reset.simulation.CompletionPermit;
import io.github.jpki4j.reset.simulation.CompletionRequest;
import io.github.jpki4j.reset.simulation.ReservationRequest;
import io.github.jpki4j.reset.simulation.ReservationService;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import io.github.jpki4j.reset.simulation.Terms;
import java.time.Instant;
import java.util.Optional;

/** A service that refuses one kind of call, or fails at it in a way that nobody foresaw. */
final class RefusingService implements ReservationService {

  /** What an app asks a service. */
  enum Call {
    TERMS,
    CHALLENGE,
    FACE,
    FIND,
    RESERVE
  }

  private final ReservationService service;
  private final Call at;
  private final Optional<Refusal> refusal;
  private final Instant retryAt;

  /** Refuses; without a refusal, it fails. */
  RefusingService(ReservationService service, Call at, Optional<Refusal> refusal, Instant retryAt) {
    this.service = service;
    this.at = at;
    this.refusal = refusal;
    this.retryAt = retryAt;
  }

  private void asked(Call call) throws ResetRefusedException {
    if (call == at) {
      throw new ResetRefusedException(
          refusal.orElseThrow(() -> new IllegalStateException("TEST: a fault of the service")),
          Optional.of(retryAt));
    }
  }

  @Override
  public Terms terms() throws ResetRefusedException {
    asked(Call.TERMS);
    return service.terms();
  }

  @Override
  public Challenge challenge() throws ResetRefusedException {
    asked(Call.CHALLENGE);
    return service.challenge();
  }

  @Override
  public Reservation reserve(ReservationRequest request) throws ResetRefusedException {
    asked(Call.RESERVE);
    return service.reserve(request);
  }

  @Override
  public Optional<Reservation> find(KeyKind target, JpkiCertificate otherCertificate)
      throws ResetRefusedException {
    asked(Call.FIND);
    return service.find(target, otherCertificate);
  }

  @Override
  public FaceState face(JpkiCertificate authCertificate) throws ResetRefusedException {
    asked(Call.FACE);
    return service.face(authCertificate);
  }

  @Override
  public CompletionPermit admit(CompletionRequest request) throws ResetRefusedException {
    return service.admit(request);
  }

  @Override
  public void complete(CompletionPermit permit) throws ResetRefusedException {
    service.complete(permit);
  }
}
