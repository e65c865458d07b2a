package io.github.jpki4j.cli.reset;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.JapanTimeText;
import io.github.jpki4j.cli.simulation.Simulation;
import io.github.jpki4j.cli.simulation.SimulationOptions;
import io.github.jpki4j.cli.validate.Authorities;
import io.github.jpki4j.internal.JapanTime;
import io.github.jpki4j.reset.Answer;
import io.github.jpki4j.reset.CardFacts;
import io.github.jpki4j.reset.FaceState;
import io.github.jpki4j.reset.HolderFacts;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.ResetAdvice;
import io.github.jpki4j.reset.ResetAdvisor;
import io.github.jpki4j.reset.ResetFacts;
import io.github.jpki4j.reset.ResetGuidance;
import io.github.jpki4j.reset.ResetTarget;
import io.github.jpki4j.reset.ServiceFacts;
import io.github.jpki4j.reset.Verdict;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import io.github.jpki4j.reset.simulation.SimulatedResetService;
import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestCrlBuilder;
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

  private final CommandContext context;
  private final Simulation simulation;
  private final Instant now;
  private final SimulatedResetService service;

  /**
   * Opens it to use it.
   *
   * @param options which simulation
   * @param time by {@code --at}, or empty for this computer's clock
   * @param offline whether the service cannot be reached
   * @throws Failure if there is no simulation, or the time lies before its last use
   */
  SimulatedReset(
      CommandContext context, SimulationOptions options, Optional<String> time, boolean offline) {
    this(context, options, now(context, time));
    Optional<Instant> last = simulation.lastUse().filter(now::isBefore);
    if (last.isPresent()) {
      throw new Failure(ExitCode.USAGE, "state.clock", JapanTime.minutes(last.get()));
    }
    service.setOnline(!offline);
  }

  /**
   * Opens it to look at it.
   *
   * @param options which simulation
   * @param now the time for which to look
   * @throws Failure if there is no simulation
   */
  SimulatedReset(CommandContext context, SimulationOptions options, Instant now) {
    this.context = context;
    this.now = now;
    this.simulation = options.simulation();
    this.service =
        SimulatedIssuer.service(card().pki())
            .clock(Clock.fixed(now, ZoneOffset.UTC))
            .memory(simulation.memory())
            .revocation(lists())
            .build();
    service.register(SimulatedIssuer.issued(card()));
    if (simulation.kind().scenario().filter(Scenario.MOVED_HOUSE::equals).isPresent()) {
      service.noteAttributesChanged(certificate(KeyKind.AUTH));
    }
  }

  private static Instant now(CommandContext context, Optional<String> time) {
    Instant clock = context.environment().clock().instant();
    return time.map(text -> JapanTimeText.givenToday("--at", text, clock)).orElse(clock);
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

  /**
   * What the service knows, added to what is known.
   *
   * @param facts what the person said; the service knows better of a reservation and a cool-down
   * @return the facts with the reservation for this secret, and with the face where it was tried
   * @throws ResetRefusedException if the service cannot be reached
   */
  ServiceFacts known(ServiceFacts facts, KeyKind target) throws ResetRefusedException {
    FaceState face = service.face(certificate(KeyKind.AUTH));
    ServiceFacts known = face.equals(FaceState.NOT_TRIED) ? facts : facts.withFace(face);
    return service
        .find(target, certificate(target.other()))
        .map(known::withReservation)
        .orElse(known);
  }

  /**
   * Refuses, before a secret is entered, what the service would refuse whatever is entered. That
   * the secret itself is blocked is said where it is asked for.
   *
   * @param card what the card tells for free
   * @param reserved whether an open reservation counts: it does at the kiosk
   * @throws ResetRefusedException with the refusal of the service
   */
  void requireNotInVain(KeyKind target, CardFacts card, boolean reserved)
      throws ResetRefusedException {
    ServiceFacts known = known(ServiceFacts.NOT_ASKED, target);
    HolderFacts holder =
        HolderFacts.NOT_ASKED.withKnowsTarget(Answer.NO).withKnowsOther(Answer.YES);
    ResetFacts facts =
        ResetFacts.of(ResetTarget.of(target), now)
            .with(card)
            .with(holder)
            .with(reserved ? known : ServiceFacts.NOT_ASKED.withFace(known.face()));
    ResetAdvice advice = new ResetAdvisor(KioskGuide.standard()).advise(facts);
    Optional<Refusal> refusal =
        advice.verdict() == Verdict.NOT_ELIGIBLE
            ? Refusal.of(advice.reason()).filter(one -> one != Refusal.OTHER_SECRET_BLOCKED)
            : Optional.empty();
    if (refusal.isPresent()) {
      throw new ResetRefusedException(refusal.get(), advice.until());
    }
  }

  /** What the service noted shall stay. */
  void remember() {
    simulation.remember(service.memory(), now);
  }

  /** A refusal as a sentence. */
  Failure refused(ResetRefusedException e) {
    return refused(context, e.refusal(), e.retryAt());
  }

  static Failure refused(CommandContext context, Refusal refusal, Optional<Instant> retryAt) {
    ResetGuidance guidance = ResetGuidance.of(context.messages().locale());
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
