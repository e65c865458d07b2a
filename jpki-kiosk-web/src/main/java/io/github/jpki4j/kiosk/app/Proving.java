package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.reset.simulation.Challenge;
import io.github.jpki4j.reset.simulation.ReservationService;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import java.util.Optional;

/**
 * The card checks the other secret and signs the service's challenge. All that can be refused is
 * refused before the secret is sent.
 */
record Proving() implements AppStep {

  @Override
  public String page() {
    return "proving";
  }

  @Override
  public Optional<Work<Phone>> work() {
    return Optional.of(Proving::prove);
  }

  private static Step<Phone> prove(Phone phone) {
    Request request = phone.request();
    Optional<Pin> pin = request.take();
    if (pin.isEmpty()) {
      return Secret.ask(phone);
    }
    ReservationService service = phone.setup().service();
    try (Vouching vouching = new Vouching(phone, pin.get())) {
      Challenge challenge = service.challenge();
      request.setFace(service.face(request.identity.orElseThrow()));
      Optional<Step<Phone>> obstacle = Advising.obstacle(phone);
      return obstacle.isPresent() ? obstacle.get() : vouching.of(challenge);
    } catch (ResetRefusedException e) {
      return AppRefused.with(phone, e, Secret::ask);
    }
  }
}
