package io.github.jpki4j.kiosk.example;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.kiosk.KioskReader;
import io.github.jpki4j.kiosk.server.KioskServer;
import io.github.jpki4j.reset.FaceState;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.simulation.Challenge;
import io.github.jpki4j.reset.simulation.CompletionPermit;
import io.github.jpki4j.reset.simulation.CompletionRequest;
import io.github.jpki4j.reset.simulation.ReservationRequest;
import io.github.jpki4j.reset.simulation.ReservationService;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import io.github.jpki4j.reset.simulation.Terms;
import java.util.List;
import java.util.Optional;

/** A town's own reservation service, which asks the issuer's and keeps its own list, with pages. */
record EmbedKiosk(ReservationService issuer, List<KeyKind> reserved) implements ReservationService {
  KioskServer open(KioskReader phone) throws Exception {
    return KioskServer.builder().app(phone).reservations(this).start();
  }

  @Override
  public Reservation reserve(ReservationRequest request) throws ResetRefusedException {
    reserved.add(request.target());
    return issuer.reserve(request);
  }

  @Override
  public Terms terms() throws ResetRefusedException {
    return new Terms(issuer.terms().version(), "TEST: the terms of our town.");
  }

  @Override
  public Challenge challenge() throws ResetRefusedException {
    return issuer.challenge();
  }

  @Override
  public Optional<Reservation> find(KeyKind of, JpkiCertificate by) throws ResetRefusedException {
    return issuer.find(of, by);
  }

  @Override
  public FaceState face(JpkiCertificate certificate) throws ResetRefusedException {
    return issuer.face(certificate);
  }

  @Override
  public CompletionPermit admit(CompletionRequest request) throws ResetRefusedException {
    return issuer.admit(request);
  }

  @Override
  public void complete(CompletionPermit permit) throws ResetRefusedException {
    issuer.complete(permit);
  }
}
