package io.github.jpki4j.cli;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.reset.Guidance;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.ResetRefusedException;
import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCrlBuilder;
import io.github.jpki4j.testcard.reset.SimulatedResetService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The simulated service for the simulated card that is kept in a file, at a certain time. */
final class SimulatedReset {

  /** How old the simulated revocation lists are. */
  private static final Duration LISTED = Duration.ofMinutes(1);

  private final Jpki jpki;
  private final Simulation simulation;
  private final Instant now;
  private final SimulatedResetService service;

  /**
   * Opens it.
   *
   * @param time by {@code --at}, or empty for this computer's clock
   * @param offline whether the service cannot be reached
   * @throws Failure if there is no simulation, or the time lies before its last use
   */
  SimulatedReset(Jpki jpki, Optional<String> time, boolean offline) {
    this.jpki = jpki;
    Instant clock = jpki.environment().clock().instant();
    this.now = time.map(text -> JapanTime.givenToday("--at", text, clock)).orElse(clock);
    this.simulation = jpki.simulation();
    Optional<Instant> last = simulation.lastUse().filter(now::isBefore);
    if (last.isPresent()) {
      throw new Failure(ExitCode.USAGE, "state.clock", JapanTime.minutes(last.get()));
    }
    this.service =
        SimulatedResetService.builder()
            .clock(Clock.fixed(now, ZoneOffset.UTC))
            .pki(card().pki())
            .memory(simulation.memory())
            .revocation(lists())
            .build();
    service.register(card());
    service.setOnline(!offline);
    if (simulation.kind().scenario().filter(Scenario.MOVED_HOUSE::equals).isPresent()) {
      service.noteAttributesChanged(certificate(KeyKind.AUTH));
    }
  }

  private RevocationChecker lists() {
    List<RevocationChecker> lists = new ArrayList<>();
    for (KeyKind key : KeyKind.values()) {
      TestCrlBuilder list = card().pki().crl(key, now.minus(LISTED));
      if (key == KeyKind.SIGN) {
        simulation
            .kind()
            .scenario()
            .flatMap(scenario -> scenario.revocation(card()))
            .ifPresent(list::revoke);
      }
      try {
        lists.add(CrlChecker.of(Crl.parse(list.build())));
      } catch (MalformedDataException e) {
        throw new IllegalStateException("a list of our own test PKI", e);
      }
    }
    return RevocationChecker.firstConclusive(lists);
  }

  TestCard card() {
    return simulation.card();
  }

  Instant now() {
    return now;
  }

  SimulatedResetService service() {
    return service;
  }

  /** A certificate of the card, as the app remembers it. */
  JpkiCertificate certificate(KeyKind key) {
    return Authorities.parsed(card().certificate(key.certificate()));
  }

  /** What the service noted shall stay. */
  void remember() {
    simulation.remember(service.memory(), now);
  }

  /** A refusal as a sentence. */
  Failure refused(ResetRefusedException e) {
    return refused(jpki, e.refusal(), e.retryAt());
  }

  static Failure refused(Jpki jpki, Refusal refusal, Optional<Instant> retryAt) {
    Guidance guidance = Guidance.of(jpki.messages().locale());
    String sentence = guidance.text(refusal);
    return retryAt.isPresent()
        ? new Failure(
            ExitCode.RESET_REFUSED,
            "reset.refused-until",
            sentence,
            guidance.when(refusal, retryAt.get()))
        : new Failure(ExitCode.RESET_REFUSED, "reset.refused", sentence);
  }
}
