package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Waiting by looking again and again. The driver's own waiting can neither be interrupted nor used
 * beside another thread: on pcsc-lite it holds the one context that all of the JDK's calls share.
 */
final class Polling {

  /** A look costs one exchange with the service, some ten microseconds. */
  private static final long INTERVAL_MILLIS = 100;

  /** Longest wait, so that nanoseconds fit into a long. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /** One look. */
  @FunctionalInterface
  interface Look {
    /** Whether the waiting is over. */
    boolean isOver() throws TransportException;
  }

  /** All readers at a moment. */
  @FunctionalInterface
  interface Readers {
    /** Asks for them. */
    List<ReaderState> now() throws TransportException;
  }

  private Polling() {}

  /** As {@link ReaderWatch#awaitChange}, by looking. */
  static List<ReaderState> change(List<ReaderState> known, Duration timeout, Readers readers)
      throws TransportException, InterruptedException {
    long nanos = nanos(timeout);
    long start = System.nanoTime();
    while (true) {
      List<ReaderState> now = readers.now();
      long left = (nanos - (System.nanoTime() - start)) / 1_000_000;
      if (left <= 0 || !now.equals(known)) {
        return now;
      }
      TimeUnit.MILLISECONDS.sleep(Math.min(left, INTERVAL_MILLIS));
    }
  }

  /** A time-out, however long, as nanoseconds. */
  static long nanos(Duration timeout) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("a time-out is zero or more");
    }
    return (timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout).toNanos();
  }

  /**
   * Looks until it is over or the time is. The last look begins when the time is up: with a
   * time-out there are two looks or more, however long one of them takes.
   *
   * @param timeout zero or more
   * @param look what to look at
   * @return whether it was over in time
   * @throws TransportException what a look threw, or if the thread was interrupted, in which case
   *     its interrupt flag is set
   */
  static boolean until(Duration timeout, Look look) throws TransportException {
    long nanos = nanos(timeout);
    long start = System.nanoTime();
    while (true) {
      long left = (nanos - (System.nanoTime() - start)) / 1_000_000;
      if (look.isOver()) {
        return true;
      }
      if (left <= 0) {
        return false;
      }
      pause(Math.min(left, INTERVAL_MILLIS));
    }
  }

  /**
   * Waits a moment.
   *
   * @throws TransportException if the thread was interrupted, in which case its flag is set
   */
  static void pause() throws TransportException {
    pause(INTERVAL_MILLIS);
  }

  private static void pause(long millis) throws TransportException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("waiting for a card was interrupted", Remedy.PRESENT_CARD, e);
    }
  }
}
