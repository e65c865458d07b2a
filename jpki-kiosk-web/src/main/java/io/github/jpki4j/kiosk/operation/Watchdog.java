package io.github.jpki4j.kiosk.operation;

import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.flow.Conversation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether work ends. The limits of the sessions with cards are the first line; this is for
 * what they cannot end: a driver that does not return, or a service that does not answer. It closes
 * the session, once for each piece of work, and says so. Thread-safe.
 */
final class Watchdog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final long LOOK_MILLIS = 250;

  private final Map<Station, Conversation<?>> conversations;
  private final Duration most;
  private final Map<Station, Boolean> stuck = new EnumMap<>(Station.class);
  private final ScheduledExecutorService looks =
      Executors.newScheduledThreadPool(1, Watchdog::thread);

  /**
   * Begins to look.
   *
   * @param most how long one piece of work may take
   */
  Watchdog(Map<Station, Conversation<?>> conversations, Duration most) {
    this.conversations = Map.copyOf(conversations);
    this.most = most;
    var unused =
        looks.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "jpki-kiosk-watchdog");
    thread.setDaemon(true);
    return thread;
  }

  private void look() {
    conversations.forEach(this::look);
  }

  private void look(Station station, Conversation<?> conversation) {
    boolean late = conversation.workingFor().compareTo(most) > 0;
    boolean known;
    synchronized (stuck) {
      known = stuck.getOrDefault(station, false);
      stuck.put(station, late);
    }
    if (late && !known) {
      LOG.error(
          "{}: work goes on for more than {} s; its session with the card is closed",
          station.path(),
          most.toSeconds());
      // Closing waits for what does not end, so another thread does it.
      thread(conversation::abandon).start();
    } else if (known && !late) {
      LOG.warn("{}: the work that was stuck has ended", station.path());
    }
  }

  /** Whether some work does not end. */
  boolean isStuck() {
    synchronized (stuck) {
      return stuck.containsValue(true);
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
