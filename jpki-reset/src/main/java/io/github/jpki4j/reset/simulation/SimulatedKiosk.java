package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.simulation.KioskResult.NewSecretProblem;
import io.github.jpki4j.transport.CardConnection;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * A kiosk that finishes a reservation on a simulated card, and on no other: the card checks the
 * other secret and signs, as at a real kiosk, but the new secret gets into the card by {@link
 * KioskCard#renewal}, for which there is no command. The new secret is believed only when the card
 * has verified it.
 *
 * <p>Immutable. One visit at a time for each card.
 *
 * @since 0.1.0
 */
public final class SimulatedKiosk {

  private final ReservationService service;
  private final String operator;
  private final UnaryOperator<CardConnection> reader;

  /**
   * Sets up a kiosk with a reader without faults.
   *
   * @param service where reservations are
   * @param operator who runs the kiosk: an id of {@link io.github.jpki4j.reset.KioskGuide}
   */
  public SimulatedKiosk(ReservationService service, String operator) {
    this(service, operator, UnaryOperator.identity());
  }

  /**
   * Sets up a kiosk.
   *
   * @param service where reservations are
   * @param operator who runs the kiosk: an id of {@link io.github.jpki4j.reset.KioskGuide}
   * @param reader what is between the kiosk and its card, for example a connection with faults
   */
  public SimulatedKiosk(
      ReservationService service, String operator, UnaryOperator<CardConnection> reader) {
    this.service = Objects.requireNonNull(service, "service");
    this.operator = Objects.requireNonNull(operator, "operator");
    this.reader = Objects.requireNonNull(reader, "reader");
  }

  /**
   * Finishes a reservation (初期化の完了).
   *
   * @param card the card in the kiosk's reader
   * @param other the secret of the other key; stays the caller's
   * @param policy what to do at the last try of the other secret
   * @param next the new secret, whose key is the target; stays the caller's
   * @param again the new secret, as it was entered the second time; stays the caller's
   * @return how it ended, and which secret is valid
   * @throws IllegalArgumentException if the secrets are not one of the one key and two of the other
   */
  public KioskResult finish(KioskCard card, Pin other, TryPolicy policy, Pin next, Pin again) {
    NewSecret fresh = new NewSecret(next, again);
    if (other.key() == fresh.key()) {
      throw new IllegalArgumentException("the other secret is not the one to be reset");
    }
    if (!fresh.isEnteredTwice()) {
      return new KioskResult.Unsuitable(NewSecretProblem.ENTRIES_DIFFER);
    }
    if (!card.inserted().getAsBoolean()) {
      return old(new CardRemovedException("no card in the kiosk"));
    }
    try (MyNumberCard session = MyNumberCard.open(reader.apply(card.reader().open()))) {
      return visit(session, card, other, policy, fresh);
    } catch (JpkiException e) {
      return old(e);
    }
  }

  private KioskResult visit(
      MyNumberCard session, KioskCard card, Pin other, TryPolicy policy, NewSecret fresh) {
    try {
      return renew(session, card, admit(session, other, policy), fresh);
    } catch (ResetRefusedException e) {
      return new KioskResult.Refused(e.refusal(), e.retryAt(), OptionalInt.empty());
    } catch (PinIncorrectException e) {
      return wrong(Refusal.OTHER_SECRET_WRONG, e.triesLeft());
    } catch (PinBlockedException e) {
      return wrong(Refusal.OTHER_SECRET_BLOCKED, 0);
    } catch (JpkiException e) {
      return old(e);
    }
  }

  /**
   * The first half of {@link #finish(KioskCard, Pin, TryPolicy, Pin, Pin)}, for a kiosk that asks
   * for the new secret afterwards: the card vouches for the other secret, and the service for the
   * reservation. Changes nothing but the counter of a wrong secret.
   *
   * @param session with the card in the kiosk's reader, exclusive; stays the caller's
   * @param other the secret of the other key; stays the caller's
   * @param policy what to do at the last try of the other secret
   * @return permission to reset the secret of this card
   * @throws JpkiException what the card or the link did, a wrong or blocked secret among it
   * @throws ResetRefusedException as {@link ReservationService#admit}
   */
  public CompletionPermit admit(MyNumberCard session, Pin other, TryPolicy policy)
      throws JpkiException, ResetRefusedException {
    JpkiAp jpki = session.jpki();
    Challenge challenge = service.challenge();
    jpki.verify(other, policy);
    KeyProof proof = KeyProof.of(jpki, other.key(), challenge);
    return service.admit(new CompletionRequest(other.key().other(), operator, proof));
  }

  /**
   * The second half: the card gets its new secret and confirms it.
   *
   * @param session the session that was admitted; stays the caller's
   * @param card the card of this session
   * @param permit from {@link #admit}
   * @param next the new secret, whose key is the target; stays the caller's
   * @param again the new secret, as it was entered the second time; stays the caller's
   * @return how it ended, and which secret is valid
   * @throws IllegalArgumentException if the secrets are not two of the permit's target
   */
  public KioskResult finish(
      MyNumberCard session, KioskCard card, CompletionPermit permit, Pin next, Pin again) {
    NewSecret fresh = new NewSecret(next, again);
    if (permit.reservation().target() != fresh.key()) {
      throw new IllegalArgumentException("the new secret is not of the key that is reserved");
    }
    if (!fresh.isEnteredTwice()) {
      return new KioskResult.Unsuitable(NewSecretProblem.ENTRIES_DIFFER);
    }
    try {
      return renew(session, card, permit, fresh);
    } catch (JpkiException e) {
      return old(e);
    }
  }

  private KioskResult renew(
      MyNumberCard session, KioskCard card, CompletionPermit permit, NewSecret fresh)
      throws JpkiException {
    if (fresh.value().equals(card.secret().apply(fresh.key()))) {
      return new KioskResult.Unsuitable(NewSecretProblem.SAME_AS_OLD);
    }
    JpkiAp jpki = session.selected().isPresent() ? session.selected().get() : session.jpki();
    // The last look at the card: who leaves until here keeps the old secret.
    jpki.pinStatus(fresh.key());
    if (!card.inserted().getAsBoolean()) {
      throw new CardRemovedException("the card left the kiosk");
    }
    card.renewal().accept(fresh.key(), fresh.value());
    return confirm(jpki, fresh, permit);
  }

  private KioskResult confirm(JpkiAp jpki, NewSecret fresh, CompletionPermit permit) {
    try {
      jpki.verify(fresh.entry(), TryPolicy.KEEP_LAST);
    } catch (JpkiException e) {
      return new KioskResult.Interrupted(ValidSecret.NOT_KNOWN, e);
    }
    try {
      service.complete(permit);
      return new KioskResult.Finished(Optional.empty());
    } catch (ResetRefusedException e) {
      return new KioskResult.Finished(Optional.of(e.refusal()));
    }
  }

  private static KioskResult old(JpkiException cause) {
    return new KioskResult.Interrupted(ValidSecret.OLD, cause);
  }

  private static KioskResult wrong(Refusal refusal, int triesLeft) {
    return new KioskResult.Refused(refusal, Optional.empty(), OptionalInt.of(triesLeft));
  }
}
