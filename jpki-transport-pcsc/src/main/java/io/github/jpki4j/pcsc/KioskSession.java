package io.github.jpki4j.pcsc;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One card, one customer: a session with the card that lies in a reader, which ends by itself when
 * the card is taken away, when its time is over or when the link fails, and leaves nothing of this
 * customer for the next: the JPKI application is left, the card is reset or switched off, and no
 * command goes to any card any more. A card that takes the first one's place is another customer's:
 * it needs a session of its own.
 *
 * <p>With the native backend no other program can reach the card during the session ({@link
 * PcscReader#openExclusive}). With {@code javax.smartcardio} others may connect to it too, so that
 * between two transactions a secret that was verified is of use to them.
 *
 * <p>When the time is over while work is going on, that work may finish its commands for {@link
 * #GRACE}; then the link is cut, which resets the card or switches it off but cannot leave the
 * application before.
 *
 * <p>Thread-safe; work is done one after the other. One daemon thread, which ends with the session.
 *
 * @since 0.1.0
 */
public final class KioskSession implements AutoCloseable {

  /** Why a session is over. */
  public enum End {
    /** The card was taken away, or another one took its place. */
    CARD_REMOVED,
    /** The customer's time was over. */
    TIME_OVER,
    /** The reader, the service or the card failed. */
    LINK_LOST,
    /** {@link KioskSession#close} was called. */
    CLOSED
  }

  /**
   * Something to do with the card.
   *
   * @param <T> what it returns
   */
  @FunctionalInterface
  public interface Work<T> {

    /**
     * Does it. The card is not to be kept or closed.
     *
     * @param card the customer's card
     * @return what {@link KioskSession#run} returns
     * @throws JpkiException what the card or the link did; ends the session if it is the link
     */
    T run(MyNumberCard card) throws JpkiException;
  }

  /** Where a card lies that is not in a reader of PC/SC: a simulated one, for example. */
  public interface Place {

    /**
     * Its name, for logs.
     *
     * @return a name that says nothing of a card
     */
    String name();

    /**
     * Whether a card is there now. Asked several times a second, by a thread of the session.
     *
     * @return whether a card is there
     * @throws TransportException if that cannot be told; the session is over then
     */
    boolean isCardPresent() throws TransportException;

    /**
     * Connects to the card that is there, and keeps all others from it if that is possible.
     *
     * @return a connection that the session closes
     * @throws JpkiException if there is no card, or it cannot be connected to
     */
    CardConnection open() throws JpkiException;
  }

  /** How long work that is going on may go on once the time is over: 5 seconds. */
  public static final Duration GRACE = Duration.ofSeconds(5);

  /** How long other programs may take to let go of a card that was just put in. */
  private static final Duration OTHERS_LEAVE = Duration.ofSeconds(2);

  /** How often it is looked whether the card is still there. */
  private static final Duration LOOK = Duration.ofMillis(200);

  private static final Logger LOG = LoggerFactory.getLogger(KioskSession.class);

  private final Place place;
  private final RevocableConnection link;
  private final MyNumberCard card;
  private final long deadline;
  private final ReentrantLock working = new ReentrantLock();
  private final AtomicReference<@Nullable End> end = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  private KioskSession(Place place, Duration limit) throws JpkiException {
    this.place = place;
    this.link = new RevocableConnection(place.open());
    this.card = MyNumberCard.open(link);
    this.deadline = System.nanoTime() + limit.toNanos();
  }

  /**
   * Begins a session with the card that is in the reader now.
   *
   * @param reader where the card is
   * @param limit how long the customer may take, more than zero, at most a day
   * @return a session that the caller closes
   * @throws TransportException if there is no card, or it cannot be connected to, as when another
   *     program is connected to it and does not let go of it within 2 s
   */
  public static KioskSession open(PcscReader reader, Duration limit) throws TransportException {
    try {
      return open(new ReaderPlace(Objects.requireNonNull(reader, "reader")), limit);
    } catch (TransportException e) {
      throw e;
    } catch (JpkiException e) {
      throw new IllegalStateException("a reader throws nothing else", e);
    }
  }

  /**
   * Begins a session with a card that is not in a reader of PC/SC.
   *
   * @param place where the card is
   * @param limit how long the customer may take, more than zero, at most a day
   * @return a session that the caller closes
   * @throws JpkiException if there is no card, or it cannot be connected to
   */
  public static KioskSession open(Place place, Duration limit) throws JpkiException {
    Objects.requireNonNull(place, "place");
    if (limit.isNegative() || limit.isZero() || limit.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("a customer's time is more than zero and at most a day");
    }
    KioskSession session = new KioskSession(place, limit);
    Thread watcher = new Thread(session::watch, "jpki-kiosk-session");
    watcher.setDaemon(true);
    watcher.start();
    return session;
  }

  /**
   * Connects to a card as a session does: for a {@link Place} that is a reader after all.
   *
   * @param reader where the card is
   * @return a connection that the caller closes, which is exclusive with the native backend
   * @throws TransportException if there is no card, or another program is connected to it and does
   *     not let go of it within 2 s
   */
  public static CardConnection connect(PcscReader reader) throws TransportException {
    return reader.openAlone(OTHERS_LEAVE);
  }

  private record ReaderPlace(PcscReader reader) implements Place {

    @Override
    public String name() {
      return reader.name();
    }

    @Override
    public boolean isCardPresent() throws TransportException {
      return reader.isCardPresent();
    }

    @Override
    public CardConnection open() throws TransportException {
      return connect(reader);
    }
  }

  /**
   * Does something with the card, on the calling thread; waits for other work of this session.
   *
   * @param <T> what the work returns
   * @param work what to do
   * @return what it returned
   * @throws TransportException with the remedy REOPEN if the session is over, in which case the
   *     work does not begin
   * @throws JpkiException what the work threw; if it is a {@link TransportException}, or a {@link
   *     PinOutcomeUnknownException} because of one, the session is over
   */
  public <T> T run(Work<T> work) throws JpkiException {
    working.lock();
    try {
      requireOpen();
      return work.run(card);
    } catch (TransportException e) {
      finish(reason(e));
      throw e;
    } catch (PinOutcomeUnknownException e) {
      if (e.getCause() instanceof TransportException broken) {
        finish(reason(broken));
      }
      throw e;
    } finally {
      leaveIfOver();
      working.unlock();
    }
  }

  private static End reason(TransportException e) {
    return e instanceof CardRemovedException ? End.CARD_REMOVED : End.LINK_LOST;
  }

  private void requireOpen() throws TransportException {
    if (end().isPresent()) {
      throw new TransportException(
          "this customer's session is over: " + end().get(), Remedy.REOPEN);
    }
  }

  /**
   * Why the session is over.
   *
   * @return the first reason; empty while it is not
   */
  public Optional<End> end() {
    return Optional.ofNullable(end.get());
  }

  /**
   * Waits until the session is over, for whatever reason.
   *
   * @param timeout zero or more
   * @return why it is over; empty if it is not
   * @throws InterruptedException if the thread was interrupted
   */
  public Optional<End> awaitEnd(Duration timeout) throws InterruptedException {
    boolean over = ended.await(Polling.nanos(timeout), TimeUnit.NANOSECONDS);
    return over ? end() : Optional.empty();
  }

  private void watch() {
    try {
      while (end().isEmpty()) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          finish(End.TIME_OVER);
        } else {
          look();
          ended.await(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS);
        }
      }
      leave();
    } catch (InterruptedException e) {
      link.close();
    }
  }

  private void look() {
    try {
      if (!place.isCardPresent()) {
        finish(End.CARD_REMOVED);
      }
    } catch (TransportException e) {
      LOG.debug("the reader {} cannot be asked for its card", place.name(), e);
      finish(End.LINK_LOST);
    }
  }

  private void finish(End reason) {
    if (end.compareAndSet(null, reason)) {
      LOG.debug("the customer's session at {} is over: {}", place.name(), reason);
      ended.countDown();
    }
  }

  /** Leaves the card of a session that is over; if work does not end in time, cuts its link. */
  private void leave() throws InterruptedException {
    if (working.tryLock(GRACE.toNanos(), TimeUnit.NANOSECONDS)) {
      try {
        leaveIfOver();
      } finally {
        working.unlock();
      }
    } else {
      link.close();
    }
  }

  /** Leaves the application and lets go of the card; by whoever has the right to work. */
  private void leaveIfOver() {
    if (end().isPresent()) {
      card.close();
    }
  }

  /**
   * Ends the session. Waits for work that is going on, no longer than {@link #GRACE}. Idempotent;
   * never throws; may be called from within work, which it then ends.
   */
  @Override
  public void close() {
    finish(End.CLOSED);
    try {
      leave();
    } catch (InterruptedException e) {
      link.close();
      Thread.currentThread().interrupt();
    }
  }

  /** Reader and end; nothing of the card. */
  @Override
  public String toString() {
    return "KioskSession[" + place.name() + ", " + end().map(Enum::name).orElse("open") + "]";
  }
}
