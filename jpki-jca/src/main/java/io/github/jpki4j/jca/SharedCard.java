package io.github.jpki4j.jca;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinSource;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.transport.CardSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The card behind a provider, for all its key stores, keys and threads: one session, one thing
 * after the other. A session that died is replaced by a new one with the same card. Thread-safe.
 *
 * <p>The rules for PINs: each that is handed over is for one VERIFY; what a card refused is not
 * sent to it again, and what it did not answer only if it is given anew; nobody is asked while a
 * lock is held; no PIN goes to another card than it was meant for.
 */
final class SharedCard implements AutoCloseable {

  private final Object lock = new Object();
  private final CardSource source;
  private final JpkiOptions options;
  private final PinCache offered = new PinCache();
  private final RefusedPins refused = new RefusedPins();
  private final Map<KeyKind, PendingPinRequest> prompts = new EnumMap<>(KeyKind.class);

  /** Cards that were asked for RSASSA-PSS and do not know it. */
  private final Set<String> withoutPss = new HashSet<>();

  private @Nullable CardSession session;

  SharedCard(CardSource source, JpkiOptions options) {
    this.source = source;
    this.options = options;
  }

  /** Work with a session. */
  interface SessionWork<T> {
    T run(CardSession session) throws JpkiException;
  }

  TryPolicy tryPolicy() {
    return options.tryPolicy();
  }

  boolean takesDefaultPasswords() {
    return options.defaultPasswords();
  }

  boolean allowsSha1() {
    return options.sha1();
  }

  boolean makesPss(String card) {
    synchronized (lock) {
      return options.pss() && !withoutPss.contains(card);
    }
  }

  void refusedPss(String card) {
    synchronized (lock) {
      withoutPss.add(card);
    }
  }

  /** Works with whatever card is there now, without a secret. */
  <T> T withCardThatIsThere(SessionWork<T> work) throws JpkiException {
    synchronized (lock) {
      CardSession open = session;
      if (open != null) {
        try {
          open.jpki().pinStatus(KeyKind.AUTH); // is it still there?
          return guarded(open, work);
        } catch (TransportException e) {
          closeSession();
        }
      }
      return guarded(openSession(), work);
    }
  }

  /** Keeps a PIN for when it is needed; it is closed in the end. */
  void offer(String card, Pin pin) {
    boolean kept = false;
    synchronized (lock) {
      try {
        refused.check(card, pin);
        refused.requireAnswered(card, pin);
        offered.put(card, pin);
        kept = true;
      } finally {
        if (!kept) {
          pin.close();
        }
      }
    }
  }

  /** Erases the PIN that was kept for a key. */
  void withdraw(KeyKind key) {
    synchronized (lock) {
      offered.clear(key);
    }
  }

  /** Verifies a PIN now, whatever is verified, and works on. The PIN stays open. */
  <T> T verifyNow(KeyAccess key, Pin pin, KeyWork<T> work) throws JpkiException {
    synchronized (lock) {
      return attempt(key, s -> spend(s, pin, work));
    }
  }

  /** Does what needs a PIN: with one that is verified, that was kept, or that is asked for. */
  <T> T use(KeyAccess key, KeyWork<T> work) throws JpkiException {
    while (true) {
      PinSource pins = key.pins();
      PendingPinRequest mine = new PendingPinRequest(key.kind());
      PendingPinRequest other;
      OptionalInt triesLeft = OptionalInt.empty();
      synchronized (lock) {
        try {
          return withoutAsking(key, work);
        } catch (PinRequiredException e) {
          if (pins == null) {
            throw e;
          }
        }
        other = prompts.get(key.kind());
        if (other == null) {
          triesLeft = triesLeft(key);
          prompts.put(key.kind(), mine);
        }
      }
      if (other == null) {
        return ask(key, pins, mine, triesLeft, work);
      }
      other.await();
    }
  }

  private <T> T withoutAsking(KeyAccess key, KeyWork<T> work) throws JpkiException {
    try {
      return attempt(key, s -> verified(s, key, work));
    } catch (PinRequiredException e) {
      Optional<Pin> offer = offered.take(key.kind(), key.card());
      if (!offer.isPresent()) {
        throw e;
      }
      try (Pin pin = offer.get()) {
        refused.requireAnswered(key.card(), pin); // nobody was asked since
        return attempt(key, s -> spend(s, pin, work));
      }
    }
  }

  private static <T> T verified(CardSession session, KeyAccess key, KeyWork<T> work)
      throws JpkiException {
    if (!session.isVerified(key.kind())) {
      throw new PinRequiredException(key.kind());
    }
    return work.verified(session);
  }

  /** Before anybody is asked for a PIN that would not be sent. */
  private OptionalInt triesLeft(KeyAccess key) throws JpkiException {
    PinStatus status = attempt(key, s -> s.jpki().pinStatus(key.kind()));
    status.requireTries(tryPolicy());
    return status.triesLeft();
  }

  private <T> T ask(
      KeyAccess key,
      PinSource pins,
      PendingPinRequest prompt,
      OptionalInt triesLeft,
      KeyWork<T> work)
      throws JpkiException {
    try (Pin pin = prompt.ask(pins, triesLeft)) { // the lock is not held
      synchronized (lock) {
        return attempt(key, s -> s.isVerified(key.kind()) ? work.verified(s) : spend(s, pin, work));
      }
    } catch (Throwable e) { // whatever a prompt throws: the others must not ask again
      if (e instanceof PinException || !isVerified(key)) {
        prompt.fail(e);
      }
      throw e;
    } finally {
      synchronized (lock) {
        prompts.remove(key.kind(), prompt);
      }
      prompt.end();
    }
  }

  private boolean isVerified(KeyAccess key) {
    synchronized (lock) {
      CardSession open = session;
      return open != null && open.identity().equals(key.card()) && open.isVerified(key.kind());
    }
  }

  private <T> T spend(CardSession session, Pin pin, KeyWork<T> work) throws JpkiException {
    String card = session.identity();
    if (refused.isUnanswered(card, pin)) {
      refused.judge(card, pin, session.jpki().pinStatus(pin.key()));
    }
    refused.check(card, pin);
    int before = session.acceptedPins();
    try {
      return work.verifying(session, pin);
    } catch (PinIncorrectException e) {
      refused.add(card, pin, e.triesLeft());
      throw e;
    } catch (PinBlockedException e) {
      if (pin.isRefused()) {
        refused.add(card, pin);
      }
      throw e;
    } catch (PinOutcomeUnknownException e) {
      refused.addUnanswered(card, pin, e.triesBefore());
      throw e;
    } finally {
      if (session.acceptedPins() > before) {
        refused.accepted(card, pin);
      }
    }
  }

  /**
   * Works with the card that the key is on: in the open session, or in a new one if that is dead
   * and took no PIN in this attempt.
   */
  private <T> T attempt(KeyAccess key, SessionWork<T> work) throws JpkiException {
    CardSession open = session;
    if (open != null && open.identity().equals(key.card())) {
      int before = open.acceptedPins();
      try {
        return guarded(open, work);
      } catch (TransportException e) {
        if (open.acceptedPins() > before) {
          throw e;
        }
      }
    }
    CardSession fresh = openSession();
    if (!fresh.identity().equals(key.card())) {
      closeSession();
      throw new CardRemovedException("another card is there than the one that this key is on");
    }
    return guarded(fresh, work);
  }

  private <T> T guarded(CardSession open, SessionWork<T> work) throws JpkiException {
    try {
      return work.run(open);
    } catch (TransportException | PinOutcomeUnknownException e) {
      closeSession();
      throw e;
    }
  }

  private CardSession openSession() throws JpkiException {
    closeSession();
    CardSession fresh = CardSession.open(source);
    session = fresh;
    return fresh;
  }

  private void closeSession() {
    CardSession open = session;
    session = null;
    if (open != null) {
      open.close();
    }
  }

  /** Ends the session and erases what was kept of PINs. The next use begins anew. */
  @Override
  public void close() {
    synchronized (lock) {
      closeSession();
      offered.clear();
      refused.clear();
      withoutPss.clear();
    }
  }
}
