package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.reset.Answer;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ResetAdvice;
import io.github.jpki4j.reset.ResetAdvisor;
import io.github.jpki4j.reset.ResetFacts;
import io.github.jpki4j.reset.ServiceFacts;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.transport.CardConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A person whose secret is blocked, with a card and a service; it begins at noon in Japan. */
final class ResetStory {

  static final Instant NOON = Instant.parse("2026-11-25T03:00:00Z");
  private static final ResetAdvisor ADVISOR = new ResetAdvisor(KioskGuide.standard());
  private static final TestPki PKI = TestPki.create();

  final KeyKind target;
  final KeyKind other;
  Instant now = NOON;
  final TestCard card =
      TestCard.builder().pki(PKI).clock(Clock.fixed(NOON, ZoneOffset.UTC)).build();
  SimulatedResetService service =
      TestIssuer.service(PKI).clock(Clock.fixed(NOON, ZoneOffset.UTC)).build();

  ResetStory(KeyKind target) {
    this.target = target;
    this.other = target.other();
    card.setTriesLeft(target, 0);
  }

  void goOn(Duration time) {
    now = now.plus(time);
    service =
        TestIssuer.service(PKI)
            .clock(Clock.fixed(now, ZoneOffset.UTC))
            .memory(service.memory())
            .build();
  }

  Pin other() {
    return Pin.of(other, (other == KeyKind.AUTH ? "1234" : "ABC123").toCharArray());
  }

  Pin fresh() {
    return Pin.of(target, (target == KeyKind.AUTH ? "5678" : "XYZ789").toCharArray());
  }

  /** What is known now, with the answers of a person who knows the other secret. */
  ResetAdvice advice(ServiceFacts fromService) throws JpkiException {
    return advice(fromService, Answer.UNKNOWN);
  }

  /** The same, and whether the person knows the secret that was forgotten. */
  ResetAdvice advice(ServiceFacts fromService, Answer knowsTarget) throws JpkiException {
    try (MyNumberCard session = MyNumberCard.open(card.connect())) {
      JpkiAp jpki = session.jpki();
      if (target == KeyKind.AUTH && card.triesLeft(KeyKind.SIGN) > 0) {
        try (Pin pin = other()) {
          jpki.verify(pin);
        }
      }
      ResetFacts facts = ResetFacts.gather(jpki, target, now);
      return ADVISOR.advise(
          facts
              .with(facts.holder().withKnowsOther(Answer.YES).withKnowsTarget(knowsTarget))
              .with(fromService));
    }
  }

  Reservation reserve(FaceMatch face) throws JpkiException, ResetRefusedException {
    Challenge challenge = service.challenge();
    try (MyNumberCard session = MyNumberCard.open(card.connect());
        Pin pin = other()) {
      JpkiAp jpki = session.jpki();
      jpki.verify(pin);
      KeyProof proof = KeyProof.of(jpki, other, challenge);
      Optional<String> accepted = Optional.of(service.terms().version());
      return service.reserve(new ReservationRequest(target, accepted, proof, face));
    }
  }

  KioskResult visit(String operator) {
    return visit(operator, card, UnaryOperator.identity());
  }

  /** With another card in the kiosk, or something between the kiosk and the card. */
  KioskResult visit(String operator, TestCard held, UnaryOperator<CardConnection> reader) {
    try (Pin pin = other();
        Pin next = fresh();
        Pin again = fresh()) {
      return new SimulatedKiosk(service, operator, reader)
          .finish(TestIssuer.inKiosk(held), pin, TryPolicy.KEEP_LAST, next, again);
    }
  }

  /** With another secret typed at the kiosk than the one that is right. */
  KioskResult visitWith(Pin typed, String operator) {
    try (Pin next = fresh();
        Pin again = fresh()) {
      return new SimulatedKiosk(service, operator)
          .finish(TestIssuer.inKiosk(card), typed, TryPolicy.KEEP_LAST, next, again);
    }
  }

  /** The card of somebody else who has the same secrets. */
  static TestCard anotherCard() {
    return TestCard.builder()
        .pki(PKI)
        .clock(Clock.fixed(NOON, ZoneOffset.UTC))
        .holder(Holder.test().withGenderAndBirth("1", "319710203"))
        .build();
  }

  /** Whether the card takes a secret of the target now; a try of it may be spent. */
  boolean signsWith(Pin secret) throws JpkiException {
    Digest digest = Digest.ofMessage(HashAlgorithm.SHA256, new byte[] {1});
    try (MyNumberCard session = MyNumberCard.open(card.connect())) {
      return session.jpki().sign(secret, digest).length == 256;
    } catch (PinException e) {
      return false;
    }
  }
}
