package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.testcard.Simulated;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.bridge.VpcdBridge;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A simulated card that is put into a virtual reader and taken out again, by several threads, and
 * what happens there, one thing after the other.
 */
final class VirtualReader implements AutoCloseable {

  /** What happens. */
  enum Event {
    /** The reader has not switched the card on for a while. */
    NOT_POWERED,
    /** The card is in the reader: programs find it. */
    READY,
    /** The card was taken out, by a fault or through the control server. */
    TAKEN_OUT,
    /** The reader went away. */
    READER_GONE,
    /** Somebody wants an end. */
    STOP,
    /** Nothing happened in time. */
    TIME_OVER
  }

  /** pcscd switches a card on as soon as it sees it, which takes half a second. */
  private static final Duration POWER = Duration.ofSeconds(5);

  /** vpcd looks every 400 ms; another reader may go on only when a program uses the card. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private static final Duration EVER = Duration.ofDays(10_000);

  private final Simulated link;
  private final TestCard card;
  private final String host;
  private final int port;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private @Nullable VpcdBridge bridge;

  /** Tells of what happens to the card in the bridge, and ends with it. */
  private Thread watch = new Thread();

  /**
   * The card is not in the reader yet.
   *
   * @param link from the reader to the card
   * @param host where vpcd listens
   * @param port of the reader
   */
  VirtualReader(Simulated link, String host, int port) {
    this.link = link;
    this.card = link.card();
    this.host = host;
    this.port = port;
  }

  /** Waits for what happens next, in milliseconds. */
  Event next(long limit) {
    try {
      Event event = events.poll(limit, TimeUnit.MILLISECONDS);
      return event == null ? Event.TIME_OVER : event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Event.STOP;
    }
  }

  /**
   * Puts the card in, if it is not; {@link Event#READY} follows.
   *
   * @throws IOException if there is no reader
   */
  synchronized void insert() throws IOException {
    if (bridge == null || !bridge.isConnected() || !card.isInserted()) {
      remove();
      card.insert();
      VpcdBridge inserted = VpcdBridge.connect(link, host, port);
      bridge = inserted;
      watch = new Thread(() -> watch(inserted), "jpki-simulate-reader");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private void watch(VpcdBridge inserted) {
    try {
      if (!inserted.awaitPower(POWER) && inserted.isConnected()) {
        events.add(Event.NOT_POWERED);
      }
      boolean powered = inserted.awaitPower(EVER);
      if (powered && (inserted.awaitSettled(SETTLING) || inserted.isConnected())) {
        events.add(Event.READY);
      }
      inserted.awaitClosed(EVER);
      events.add(card.isInserted() ? Event.READER_GONE : Event.TAKEN_OUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes the card out, if it is in; {@link Event#TAKEN_OUT} has happened then. */
  synchronized void remove() {
    card.remove();
    close();
    try {
      watch.join(POWER.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits a few seconds until programs find the card in the reader. */
  boolean awaitReady() throws InterruptedException {
    VpcdBridge inserted = bridge();
    return inserted != null
        && inserted.awaitPower(POWER)
        && (inserted.awaitSettled(SETTLING) || inserted.isConnected());
  }

  /** Whether the card is in the reader and was switched on. */
  boolean isReady() {
    VpcdBridge inserted = bridge();
    try {
      return inserted != null && inserted.isConnected() && inserted.awaitPower(Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized @Nullable VpcdBridge bridge() {
    return bridge;
  }

  /** Wants an end. */
  void stop() {
    events.add(Event.STOP);
  }

  /** Takes the card out for good, and waits until the command that is under way is done. */
  @Override
  public void close() {
    VpcdBridge inserted = bridge();
    if (inserted != null) {
      inserted.close();
    }
  }
}
