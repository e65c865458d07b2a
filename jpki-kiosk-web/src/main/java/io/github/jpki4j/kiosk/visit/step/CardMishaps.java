package io.github.jpki4j.kiosk.visit.step;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.PinException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinOutcomeUnknownException.Operation;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.flow.TryCounter;
import io.github.jpki4j.kiosk.visit.step.Cost.Tries;
import io.github.jpki4j.pcsc.KioskSession.End;
import io.github.jpki4j.pin.PinStatus;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** What the card or the link did, as a mishap that ends the visit. */
public final class CardMishaps {

  private CardMishaps() {}

  /**
   * The mishap for what was thrown.
   *
   * @param visit whose; its counters are brought up to date
   * @param thrown what the card or the link did
   */
  public static Mishap of(Visit visit, JpkiException thrown) {
    if (thrown instanceof PinException pin) {
      return of(visit, pin);
    }
    if (thrown instanceof TransportException link) {
      return Mishap.end(kind(visit, link), Cost.NOTHING);
    }
    if (thrown instanceof ApplicationNotFoundException) {
      return Mishap.end(MishapKind.OTHER_CARD, Cost.NOTHING);
    }
    if (thrown instanceof CertificateNotFoundException) {
      return Mishap.end(MishapKind.CERTIFICATE_ABSENT, Cost.NOTHING);
    }
    if (thrown instanceof CardResponseException) {
      return Mishap.end(MishapKind.CARD_REFUSED, Cost.NOTHING);
    }
    if (thrown instanceof MalformedResponseException || thrown instanceof MalformedDataException) {
      return Mishap.end(MishapKind.CARD_NONSENSE, Cost.NOTHING);
    }
    throw new IllegalArgumentException("a new kind of exception: " + thrown.getClass());
  }

  private static Mishap of(Visit visit, PinException thrown) {
    if (!(thrown.secret() instanceof KeyKind secret)) {
      throw new IllegalArgumentException("a kiosk asks for no other secret");
    }
    if (thrown instanceof PinIncorrectException wrong) {
      PinStatus left = counted(visit, secret, wrong.triesLeft());
      return left.isBlocked()
          ? Mishap.end(MishapKind.BLOCKED, Cost.of(Tries.ALL, secret, Optional.of(left)))
          : Mishap.end(MishapKind.WRONG_SECRET, Cost.of(Tries.ONE, secret, Optional.of(left)));
    }
    if (thrown instanceof PinBlockedException) {
      PinStatus left = counted(visit, secret, 0);
      return Mishap.end(MishapKind.BLOCKED, Cost.of(Tries.ALL, secret, Optional.of(left)));
    }
    if (thrown instanceof LastTryException) {
      PinStatus left = counted(visit, secret, 1);
      return Mishap.end(MishapKind.LAST_TRY, Cost.of(Tries.NONE, secret, Optional.of(left)));
    }
    if (thrown instanceof PinOutcomeUnknownException unknown) {
      return unknown.operation() == Operation.CHANGE
          ? Mishap.end(MishapKind.CHANGE_UNKNOWN, Cost.of(Tries.NONE, secret, Optional.empty()))
          : unknownVerify(visit, secret, unknown);
    }
    if (thrown instanceof PinRequiredException) {
      return Mishap.end(MishapKind.CARD_RESET, Cost.NOTHING);
    }
    if (thrown instanceof PinCancelledException) {
      return Mishap.end(MishapKind.BROKEN, Cost.NOTHING);
    }
    throw new IllegalArgumentException("a new kind of exception: " + thrown.getClass());
  }

  /**
   * What a mishap leads to while a secret was asked for: who was wrong may enter it again, and is
   * asked before the last try.
   *
   * @param mishap what went wrong
   * @param entry asks for the secret again, and before that whether its last try may be spent
   * @return the mishap, or what takes its place
   */
  public static Step<Visit> atEntry(Mishap mishap, Supplier<Step<Visit>> entry) {
    return switch (mishap.what()) {
      case WRONG_SECRET -> Mishap.again(mishap.what(), mishap.cost(), entry.get());
      case LAST_TRY -> entry.get();
      case BLOCKED -> Mishap.again(mishap.what(), mishap.cost(), Visit.Way.CARD);
      default -> mishap;
    };
  }

  private static PinStatus counted(Visit visit, KeyKind secret, int left) {
    PinStatus counter = TryCounter.left(secret, left);
    visit.setCounter(counter);
    return counter;
  }

  /**
   * Asks the card, if it is still there: a smaller counter than before says that a try is spent.
   */
  private static Mishap unknownVerify(
      Visit visit, KeyKind secret, PinOutcomeUnknownException unknown) {
    Optional<PinStatus> left = counter(visit, secret);
    left.ifPresent(visit::setCounter);
    OptionalInt now = left.map(PinStatus::triesLeft).orElseGet(OptionalInt::empty);
    OptionalInt before = unknown.triesBefore();
    if (now.isEmpty() || before.isEmpty()) {
      return Mishap.end(MishapKind.OUTCOME_UNKNOWN, Cost.of(Tries.MAYBE, secret, Optional.empty()));
    }
    Tries tries = now.getAsInt() == 0 ? Tries.ALL : Tries.ONE;
    boolean spent = now.getAsInt() < before.getAsInt();
    return Mishap.end(
        MishapKind.OUTCOME_UNKNOWN, Cost.of(spent ? tries : Tries.NONE, secret, left));
  }

  private static Optional<PinStatus> counter(Visit visit, KeyKind secret) {
    if (visit.sessionEnd().isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(visit.run(card -> card.jpki().pinStatus(secret)));
    } catch (JpkiException e) {
      return Optional.empty();
    }
  }

  private static MishapKind kind(Visit visit, TransportException link) {
    Optional<End> end = visit.sessionEnd();
    if (end.filter(End.TIME_OVER::equals).isPresent()) {
      return MishapKind.TIME_LIMIT;
    }
    boolean gone =
        link instanceof CardRemovedException
            || link.remedy() == Remedy.PRESENT_CARD
            || end.filter(End.CARD_REMOVED::equals).isPresent();
    return gone ? MishapKind.PULLED : MishapKind.LINK_LOST;
  }
}
