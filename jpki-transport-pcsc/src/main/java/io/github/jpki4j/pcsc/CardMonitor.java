package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches readers and cards for as long as a kiosk runs: cards that are put in and taken out,
 * readers that are plugged in and out, the PC/SC service that stops and comes back. What is there
 * at the start is reported as if it had come.
 *
 * <p>Events are taken by {@link #next}, or handed to a listener; not both. A slow taker misses no
 * state: what came and went while nobody looked is told once, and nothing piles up. Two events of
 * the same reader may therefore be apart in time; a card that is reported may be gone when it is
 * opened, which {@link PcscReader#open} says.
 *
 * <p>With {@code javax.smartcardio} the readers are looked at every 100 ms: a card that takes
 * another's place faster than that, which no person can, is not told apart from it.
 *
 * <p>One daemon thread, which ends with {@link #close}. Thread-safe.
 *
 * @since 0.1.0
 */
public final class CardMonitor implements AutoCloseable {

  /** Takes events as they come. */
  @FunctionalInterface
  public interface Listener {

    /**
     * Takes one event, on the monitor's thread: no other event comes before it returns. What it
     * throws is logged and does not end the monitor.
     *
     * @param event what happened
     */
    void on(CardEvent event);
  }

  /** How long one wait for a change lasts; nothing depends on it. */
  private static final Duration WAIT = Duration.ofSeconds(60);

  /** How soon a service that is gone is looked for again. */
  private static final Duration RETRY = Duration.ofMillis(250);

  private static final Duration END = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(CardMonitor.class);

  private final ReaderWatch watch;
  private final Optional<Listener> listener;
  private final Thread thread = new Thread(this::run, "jpki-card-monitor");
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // guarded by the lock
  private Snapshot latest = Snapshot.start();
  private Snapshot told = latest;
  private final Queue<CardEvent> pending = new ArrayDeque<>();
  private boolean closed;

  private CardMonitor(ReaderWatch watch, Optional<Listener> listener) {
    this.watch = watch;
    this.listener = listener;
    thread.setDaemon(true);
  }

  /**
   * Starts watching; events are taken by {@link #next}.
   *
   * @param readers whose readers; the PC/SC service may be down, or come later
   * @return a monitor that the caller closes
   */
  public static CardMonitor start(PcscReaders readers) {
    return start(readers.watch(), Optional.empty());
  }

  /**
   * Starts watching; events are handed to a listener.
   *
   * @param readers whose readers; the PC/SC service may be down, or come later
   * @param listener what takes the events, on the monitor's thread
   * @return a monitor that the caller closes
   */
  public static CardMonitor start(PcscReaders readers, Listener listener) {
    return start(readers.watch(), Optional.of(Objects.requireNonNull(listener, "listener")));
  }

  static CardMonitor start(ReaderWatch watch, Optional<Listener> listener) {
    CardMonitor monitor = new CardMonitor(watch, listener);
    monitor.thread.start();
    return monitor;
  }

  /**
   * Waits for the next event.
   *
   * @param timeout zero or more; zero looks once
   * @return the event; empty if none came in time or the monitor was closed
   * @throws InterruptedException if the thread was interrupted; no event is lost by it
   * @throws IllegalStateException if a listener takes the events
   */
  public Optional<CardEvent> next(Duration timeout) throws InterruptedException {
    if (listener.isPresent()) {
      throw new IllegalStateException("a listener takes the events of this monitor");
    }
    long nanos = Polling.nanos(timeout);
    lock.lockInterruptibly();
    try {
      while (!closed) {
        Optional<CardEvent> event = poll();
        if (event.isPresent() || nanos <= 0) {
          return event;
        }
        nanos = changed.awaitNanos(nanos);
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** The oldest event that nobody has taken; with the lock. */
  private Optional<CardEvent> poll() {
    if (pending.isEmpty()) {
      pending.addAll(told.until(latest));
      told = latest;
    }
    return Optional.ofNullable(pending.poll());
  }

  private void run() {
    try {
      boolean first = true;
      while (!isClosed()) {
        Snapshot now = first ? look() : await();
        first = false;
        publish(now);
        if (!now.serviceUp()) {
          TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
          first = true;
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("the card monitor was ended");
    }
  }

  private Snapshot look() {
    try {
      return snapshot().up(watch.readers());
    } catch (TransportException e) {
      return lost(e);
    }
  }

  private Snapshot await() throws InterruptedException {
    Snapshot known = snapshot();
    try {
      return known.up(watch.awaitChange(known.readers(), WAIT));
    } catch (TransportException e) {
      return lost(e);
    }
  }

  private Snapshot lost(TransportException e) {
    Snapshot known = snapshot();
    if (known.serviceUp()) {
      LOG.debug("the readers cannot be watched", e);
    }
    return known.down();
  }

  private void publish(Snapshot now) {
    lock.lock();
    try {
      latest = now;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    listener.ifPresent(this::hand);
  }

  private void hand(Listener to) {
    for (Optional<CardEvent> event = take(); event.isPresent(); event = take()) {
      try {
        to.on(event.get());
      } catch (RuntimeException e) {
        LOG.warn("a listener of the card monitor failed", e);
      }
    }
  }

  private Optional<CardEvent> take() {
    lock.lock();
    try {
      return closed ? Optional.empty() : poll();
    } finally {
      lock.unlock();
    }
  }

  private Snapshot snapshot() {
    lock.lock();
    try {
      return latest;
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends the watching and its thread, wakes whoever waits in {@link #next}, and hands nothing more
   * to a listener. Idempotent; may be called from the listener. Returns when the thread has ended,
   * or after 5 s if the driver does not let go of it.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    thread.interrupt();
    if (Thread.currentThread() != thread) {
      join();
    }
  }

  private void join() {
    try {
      thread.join(END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.debug("the driver holds the card monitor's thread");
    }
  }

  /** How many readers there are. */
  @Override
  public String toString() {
    List<ReaderState> readers = snapshot().readers();
    return "CardMonitor[readers=" + readers.size() + "]";
  }
}
