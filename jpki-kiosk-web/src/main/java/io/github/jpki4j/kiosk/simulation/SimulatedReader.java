package io.github.jpki4j.kiosk.simulation;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.kiosk.KioskReader;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A reader of this program alone, into which simulated cards are put. Thread-safe.
 *
 * @since 0.1.0
 */
public final class SimulatedReader implements KioskReader {

  /** A person is slower, and a page that follows within 0.3 s is what is wanted. */
  private static final long LOOK_MILLIS = 20;

  private final String name;
  private final ScheduledExecutorService looks;
  private @Nullable Listener listener;
  private @Nullable TestCard told;
  private boolean toldConnected;
  private boolean connected = true;
  private @Nullable TestCard card;
  private UnaryOperator<CardConnection> link = UnaryOperator.identity();

  /**
   * An empty reader.
   *
   * @param name of it
   */
  public SimulatedReader(String name) {
    this.name = Objects.requireNonNull(name, "name");
    this.looks =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "jpki-simulated-reader");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * Puts a card in. One that is there is taken out first.
   *
   * @param value the card, which is in no other reader
   */
  public synchronized void insert(TestCard value) {
    remove();
    value.insert();
    card = value;
  }

  /** Takes the card out, if there is one. */
  public synchronized void remove() {
    if (card != null) {
      card.remove();
      card = null;
    }
  }

  /**
   * Puts something between the next session and its card, such as a fault.
   *
   * @param value what wraps a new connection
   */
  public synchronized void link(UnaryOperator<CardConnection> value) {
    link = value;
  }

  /**
   * The card that is in.
   *
   * @return the card, empty if there is none
   */
  public synchronized Optional<TestCard> card() {
    return Optional.ofNullable(card).filter(TestCard::isInserted);
  }

  /**
   * Pulls the reader's cable, or plugs it in again.
   *
   * @param value whether the reader is connected
   */
  public synchronized void setConnected(boolean value) {
    if (!value) {
      remove();
    }
    connected = value;
    look();
  }

  /**
   * Whether the cable is plugged in.
   *
   * @return as {@link #setConnected} said last, true at first
   */
  public synchronized boolean isConnected() {
    return connected;
  }

  /** What a person or a fault did since the last look becomes an event. */
  private synchronized void look() {
    Listener to = listener;
    if (to == null) {
      return;
    }
    TestCard now = card().orElse(null);
    if (told != null && told != now) {
      told = null;
      to.on(Event.REMOVED);
    }
    if (toldConnected != connected) {
      toldConnected = connected;
      to.on(connected ? Event.BACK : Event.LOST);
    }
    if (told == null && now != null) {
      told = now;
      to.on(Event.INSERTED);
    }
  }

  @Override
  public synchronized void listen(Listener value) {
    listener = value;
    var unused = looks.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean isCardPresent() {
    return card().isPresent();
  }

  @Override
  public CardConnection open() throws TransportException {
    TestCard in;
    UnaryOperator<CardConnection> between;
    synchronized (this) {
      in = card;
      between = link;
    }
    if (in == null) {
      throw new CardRemovedException("no card in " + name);
    }
    return between.apply(in.connect(LinkProfile.standard().withExclusive(true)));
  }

  @Override
  public void close() {
    looks.shutdown();
  }
}
