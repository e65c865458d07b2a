package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.MovingClock;
import io.github.jpki4j.transport.CardConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A person with a forgotten secret, an app, a service and a kiosk, at a time that can go on. */
final class ResetDesk {

  /** Noon in Japan. */
  static final Instant NOON = Instant.parse("2026-11-25T03:00:00Z");

  static final String KIOSK = "seven-eleven";
  private static final TestPki PKI = TestPki.create();

  private final KeyKind target;
  private final KeyKind other;
  private final MovingClock clock = new MovingClock(NOON);
  final TestCard card;
  final SimulatedResetService service;

  ResetDesk(KeyKind target) {
    this(target, UnaryOperator.identity(), UnaryOperator.identity());
  }

  ResetDesk(
      KeyKind target,
      UnaryOperator<TestCardBuilder> cardLike,
      UnaryOperator<SimulatedResetServiceBuilder> serviceLike) {
    this.target = target;
    this.other = target.other();
    this.card = cardLike.apply(newCard()).build();
    this.service = serviceLike.apply(TestIssuer.service(PKI).clock(clock)).build();
    card.setTriesLeft(target, 0);
  }

  /** Issued before the time of this desk. */
  TestCardBuilder newCard() {
    return TestCard.builder().pki(PKI).clock(Clock.fixed(NOON, ZoneOffset.UTC));
  }

  /** The other secret of the default card. */
  String otherSecret() {
    return other == KeyKind.AUTH ? "1234" : "ABC123";
  }

  /** Of the right form for the target, and not the default. */
  String newSecret() {
    return target == KeyKind.AUTH ? "5678" : "XYZ789";
  }

  String oldSecret() {
    return target == KeyKind.AUTH ? "1234" : "ABC123";
  }

  Instant now() {
    return clock.instant();
  }

  void goOn(Duration time) {
    clock.set(now().plus(time));
  }

  SimulatedResetService serviceThatRemembers(ServiceMemory memory) {
    return TestIssuer.service(PKI).clock(clock).memory(memory).build();
  }

  /** The app: the card checks the other secret and signs. */
  KeyProof proof(TestCard of) throws JpkiException, ResetRefusedException {
    return proof(of, service.challenge());
  }

  KeyProof proof(TestCard of, Challenge challenge) throws JpkiException {
    try (MyNumberCard session = MyNumberCard.open(of.connect());
        Pin pin = Pin.of(other, otherSecret().toCharArray())) {
      JpkiAp jpki = session.jpki();
      jpki.verify(pin);
      return KeyProof.of(jpki, other, challenge);
    }
  }

  Reservation reserve() throws JpkiException, ResetRefusedException {
    return reserve(FaceMatch.MATCHED);
  }

  Reservation reserve(FaceMatch face) throws JpkiException, ResetRefusedException {
    Optional<String> accepted = Optional.of(service.terms().version());
    return service.reserve(new ReservationRequest(target, accepted, proof(card), face));
  }

  CompletionPermit admit() throws JpkiException, ResetRefusedException {
    return admit(KIOSK, card);
  }

  CompletionPermit admit(String operator, TestCard of) throws JpkiException, ResetRefusedException {
    return service.admit(new CompletionRequest(target, operator, proof(of)));
  }

  KioskResult finish() {
    return finish(card, UnaryOperator.identity());
  }

  KioskResult finish(TestCard of, UnaryOperator<CardConnection> reader) {
    return finish(of, reader, otherSecret(), newSecret(), newSecret());
  }

  KioskResult finish(
      TestCard of,
      UnaryOperator<CardConnection> reader,
      String otherSecret,
      String entry,
      String again) {
    try (Pin proving = Pin.of(other, otherSecret.toCharArray());
        Pin next = Pin.of(target, entry.toCharArray());
        Pin second = Pin.of(target, again.toCharArray())) {
      return new SimulatedKiosk(service, KIOSK, reader)
          .finish(TestIssuer.inKiosk(of), proving, TryPolicy.KEEP_LAST, next, second);
    }
  }
}
