package io.github.jpki4j.cli.tls;

import io.github.jpki4j.pin.PinSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One limit for all that a web server does, from the connection to the last byte: when it passes,
 * the connection is closed, whoever waits for it. It stands still while a person types. Safe for
 * threads.
 */
final class WebDeadline implements AutoCloseable {

  private static final Duration LEAST = Duration.ofSeconds(1);

  private final Thread watch = new Thread(this::watch, "jpki-web-deadline");
  private Optional<Closeable> connection = Optional.empty();
  private boolean running;
  private boolean passed;
  private boolean ended;

  /** Nanoseconds that were left when the clock started or stopped last. */
  private long left;

  /** When that was. */
  private long since;

  /**
   * Makes a clock that does not run yet.
   *
   * @param patience its time; one second at least
   */
  WebDeadline(Duration patience) {
    left = (patience.compareTo(LEAST) < 0 ? LEAST : patience).toNanos();
    watch.setDaemon(true);
    watch.start();
  }

  /** Starts the clock, or lets it go on. */
  synchronized void start() {
    if (!running) {
      since = System.nanoTime();
      running = true;
      notifyAll();
    }
  }

  private synchronized boolean stop() {
    boolean was = running;
    if (running) {
      left = left();
      running = false;
      notifyAll();
    }
    return was;
  }

  private long left() {
    return running ? left - (System.nanoTime() - since) : left;
  }

  /** Milliseconds from now on, 1 at least. */
  synchronized long milliseconds() {
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(left()));
  }

  /**
   * Says what to close when the time is over; takes the place of what was said before.
   *
   * @throws SocketTimeoutException if it is over
   */
  synchronized void guard(Closeable value) throws SocketTimeoutException {
    if (passed) {
      throw new SocketTimeoutException("the time is over");
    }
    connection = Optional.of(value);
  }

  /** Whether the time was over before {@link #close()}. */
  synchronized boolean hasPassed() {
    return passed;
  }

  /** The same source, with the clock standing still while it is asked. */
  PinSource outside(PinSource pins) {
    return (key, triesLeft) -> {
      boolean was = stop();
      try {
        return pins.request(key, triesLeft);
      } finally {
        if (was) {
          start();
        }
      }
    };
  }

  private void watch() {
    try {
      Optional<Closeable> late = awaitEnd();
      if (late.isPresent()) {
        late.get().close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException("the connection could not be closed", e);
    }
  }

  private synchronized Optional<Closeable> awaitEnd() throws InterruptedException {
    while (!ended && (!running || left() > 0)) {
      if (running) {
        TimeUnit.NANOSECONDS.timedWait(this, left());
      } else {
        wait();
      }
    }
    passed = !ended;
    return passed ? connection : Optional.empty();
  }

  @Override
  public synchronized void close() {
    ended = true;
    notifyAll();
  }
}
