package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.kiosk.flow.TryCounter;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.reset.Answer;
import io.github.jpki4j.reset.CardFacts;
import io.github.jpki4j.reset.CertificateFact;
import io.github.jpki4j.reset.FaceState;
import io.github.jpki4j.reset.HolderFacts;
import io.github.jpki4j.reset.ReadFailureCount;
import io.github.jpki4j.reset.Reservation;
import io.github.jpki4j.reset.ResetFacts;
import io.github.jpki4j.reset.ResetTarget;
import io.github.jpki4j.reset.ServiceFacts;
import io.github.jpki4j.reset.simulation.KeyProof;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What one person asks for, and what is known of it so far. For one thread after the other. */
final class Request implements AutoCloseable {

  /** The terms to which the person said yes. */
  private final String acceptedTerms;

  private final KeyKind target;
  ReadFailureCount failures = ReadFailureCount.NONE;
  CardFacts card = CardFacts.NONE;

  /** Which card it is. */
  Optional<JpkiCertificate> identity = Optional.empty();

  ServiceFacts service = ServiceFacts.NOT_ASKED;

  /** A reservation that this one would replace, or that has ended. */
  Optional<Reservation> found = Optional.empty();

  /** Whether the person wants another reservation in place of the open one. */
  boolean replaces;

  /** Whether the service did not answer when it was to reserve, so that it may have done so. */
  boolean isUnanswered;

  Answer knowsOther = Answer.UNKNOWN;
  TryPolicy policy = TryPolicy.KEEP_LAST;

  /** The tries before a secret whose answer was lost. */
  OptionalInt triesBefore = OptionalInt.empty();

  Optional<KeyProof> proof = Optional.empty();

  /** How often the face failed since the service knew of no failure; empty if it did. */
  OptionalInt faceFailures = OptionalInt.empty();

  private @Nullable Pin pin;
  private boolean closed;

  Request(String acceptedTerms, KeyKind target) {
    this.acceptedTerms = acceptedTerms;
    this.target = target;
  }

  String acceptedTerms() {
    return acceptedTerms;
  }

  /** Which secret is to be reset. */
  KeyKind target() {
    return target;
  }

  /** Which secret vouches for the person. */
  KeyKind other() {
    return target.other();
  }

  /** The tries that are left of the other secret, as the card told last. */
  OptionalInt triesLeft() {
    return card.counter(other()).map(PinStatus::triesLeft).orElse(OptionalInt.empty());
  }

  /** What the card told of the other secret's tries by its last answer. */
  void setTriesLeft(int tries) {
    card = card.withCounter(TryCounter.left(other(), tries));
  }

  /** All that is known, for the advisor. */
  ResetFacts facts(Instant now) {
    HolderFacts holder =
        HolderFacts.NOT_ASKED.withKnowsTarget(Answer.NO).withKnowsOther(knowsOther);
    ServiceFacts known =
        found.filter(one -> !replaces).map(service::withReservation).orElse(service);
    return ResetFacts.of(ResetTarget.of(target), now).with(card).with(holder).with(known);
  }

  /** Asks the service for a reservation that this one would replace. */
  void find(Phone phone, JpkiCertificate prover) throws ResetRefusedException {
    found = phone.setup().service().find(target, prover);
    phone.note(target, prover, found);
  }

  /** What the service told of the face; failures that it does not count for us are unknown. */
  void setFace(FaceState face) {
    service = service.withFace(face);
    if (face.standing() == FaceState.Standing.NOT_TRIED) {
      faceFailures = OptionalInt.of(0);
    }
  }

  /** The service did not take the face. */
  void faceFailed() {
    service = service.withFace(FaceState.of(FaceState.Standing.FAILED));
    if (faceFailures.isPresent()) {
      faceFailures = OptionalInt.of(faceFailures.getAsInt() + 1);
    }
  }

  /** Whether a card is the one that was read before. */
  boolean isThisCard(JpkiCertificate auth) {
    return identity.filter(auth::equals).isPresent();
  }

  /** The card took the other secret and signed. */
  void vouched(KeyProof value) {
    proof = Optional.of(value);
    failures = ReadFailureCount.NONE;
    triesBefore = OptionalInt.empty();
    setTriesLeft(TryCounter.most(other()));
    if (target == KeyKind.AUTH) {
      card = card.withCertificate(KeyKind.SIGN, CertificateFact.of(value.certificate()));
    }
  }

  /** Another card is held from now on. */
  void forgetCard() {
    identity = Optional.empty();
    card = CardFacts.NONE;
    service = ServiceFacts.NOT_ASKED;
    found = Optional.empty();
    replaces = false;
    knowsOther = Answer.UNKNOWN;
    policy = TryPolicy.KEEP_LAST;
    triesBefore = OptionalInt.empty();
    proof = Optional.empty();
    faceFailures = OptionalInt.empty();
  }

  /** Keeps a secret until the card is held; erased with the request. */
  synchronized void keep(Pin secret) {
    erase();
    pin = secret;
    if (closed) {
      erase();
    }
  }

  /** Hands the secret out, to be sent once and closed. */
  synchronized Optional<Pin> take() {
    Optional<Pin> taken = Optional.ofNullable(pin);
    pin = null;
    return taken;
  }

  private void erase() {
    if (pin != null) {
      pin.close();
      pin = null;
    }
  }

  /** Erases what names the person. */
  @Override
  public synchronized void close() {
    closed = true;
    erase();
    forgetCard();
  }
}
