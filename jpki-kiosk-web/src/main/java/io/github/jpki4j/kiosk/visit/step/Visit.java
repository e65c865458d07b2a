package io.github.jpki4j.kiosk.visit.step;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.pcsc.KioskSession;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.reset.CardFacts;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One customer with one card, from its insertion to its end. What is known of the customer is here
 * and in the step that is shown, and gone after {@link #erase}. Used by the conversation's threads,
 * one after the other; erased and closed by any.
 */
public final class Visit implements AutoCloseable {

  private final long number;
  private final Kiosk kiosk;
  private final Set<Pin> secrets = ConcurrentHashMap.newKeySet();
  private volatile @Nullable KioskSession session;
  private volatile boolean over;
  private volatile boolean card;
  private volatile CardFacts facts = CardFacts.NONE;

  /**
   * Begins.
   *
   * @param number counts customers since the start
   * @param kiosk where
   */
  public Visit(long number, Kiosk kiosk) {
    this.number = number;
    this.kiosk = kiosk;
  }

  /** Names the customer in the log. */
  public long number() {
    return number;
  }

  /** Where this is. */
  public Kiosk kiosk() {
    return kiosk;
  }

  /** Whether the card is in the reader, as the reader told last. */
  public boolean hasCard() {
    return card;
  }

  /** Notes what the reader told. */
  public void setCard(boolean in) {
    card = in;
  }

  /** What the card told, and what was learnt of it since. */
  public CardFacts facts() {
    return facts;
  }

  /** Notes what the card told. */
  public void setFacts(CardFacts value) {
    if (!over) {
      facts = value;
    }
  }

  /** Notes a counter. */
  public void setCounter(PinStatus value) {
    setFacts(facts.withCounter(value));
  }

  /** Asks the card for a counter and notes it; what was known stays if the card does not tell. */
  public void readCounter(MyNumberCard asked, KeyKind secret) {
    try {
      PinStatus told = asked.jpki().pinStatus(secret);
      if (told.triesLeft().isPresent()) {
        setCounter(told);
      }
    } catch (JpkiException e) {
      // What comes next finds out what the matter is with the card.
    }
  }

  /**
   * Takes a secret, which is erased at the end at the latest.
   *
   * @return the same
   */
  public Pin keep(Pin secret) {
    secrets.add(secret);
    if (over) {
      secret.close();
    }
    return secret;
  }

  /** Erases the secrets that were kept. */
  public void forgetSecrets() {
    secrets.forEach(Pin::close);
    secrets.clear();
  }

  /**
   * Does something with the card, to which the first call connects.
   *
   * @throws JpkiException what the work or the link did; the work does not begin if the session is
   *     over
   */
  public <T> T run(KioskSession.Work<T> work) throws JpkiException {
    KioskSession open = session;
    if (open == null) {
      if (over) {
        throw new TransportException("this customer's visit is over", Remedy.REOPEN);
      }
      open = KioskSession.open(kiosk.reader(), kiosk.limit());
      session = open;
      if (over) {
        open.close();
      }
    }
    return open.run(work);
  }

  /** Why the session with the card is over; empty while it is not, or if there was none. */
  public Optional<KioskSession.End> sessionEnd() {
    KioskSession open = session;
    return open == null ? Optional.empty() : open.end();
  }

  /** Whether the visit is over. */
  public boolean isOver() {
    return over;
  }

  /** Ends the visit: what is known of the customer is gone. Short. */
  public void erase() {
    over = true;
    forgetSecrets();
    facts = CardFacts.NONE;
  }

  /** Erases, and ends the session with the card, which may take its time. Idempotent. */
  @Override
  public void close() {
    erase();
    KioskSession open = session;
    if (open != null) {
      open.close();
      session = null;
    }
  }

  /** Where a step leads that ends the visit, or goes back to what the card says. */
  public enum Way implements Step<Visit> {
    /** To what the card says. */
    CARD,
    /** To the end, because the person wants it. */
    END,
    /** To the end, because all is done. */
    DONE;

    /** Never shown: the conversation leads on at once. */
    @Override
    public String page() {
      throw new IllegalStateException("only a way");
    }
  }
}
