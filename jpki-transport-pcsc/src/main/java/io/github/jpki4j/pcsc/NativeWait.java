package io.github.jpki4j.pcsc;

import io.github.jpki4j.pcsc.winscard.ScardException;
import io.github.jpki4j.pcsc.winscard.Winscard;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One wait for readers to differ from what is known, run on one thread and cancelled from another.
 * Waits in slices: pcsc-lite does not notice a reader that came just before the wait, macOS none
 * that comes during it, and a cancellation just before a wait is lost.
 */
final class NativeWait {

  private static final Logger LOG = LoggerFactory.getLogger(NativeWait.class);

  private static final long SLICE_MILLIS = 1_000;
  private static final long SLICE_WITHOUT_PLUG_AND_PLAY_MILLIS = 100;

  private final Winscard winscard;
  private final List<ReaderState> known;
  private final long nanos;
  private final long start = System.nanoTime();

  /** Guards the two fields below: a context is cancelled only while it is there. */
  private final Object lock = new Object();

  private long context;
  private boolean waiting;
  private volatile boolean cancelled;

  /**
   * Creates it; its time begins now.
   *
   * @param winscard the library
   * @param known what is known
   * @param timeout zero or more
   */
  NativeWait(Winscard winscard, List<ReaderState> known, Duration timeout) {
    this.winscard = winscard;
    this.known = List.copyOf(known);
    this.nanos = Polling.nanos(timeout);
  }

  /** Waits; returns the readers as they are then. */
  List<ReaderState> run() throws ScardException {
    try (ReaderStatusQuery look = ReaderStatusQuery.open(winscard)) {
      enter(look.context());
      try {
        return waitWith(look);
      } finally {
        leave();
      }
    }
  }

  private List<ReaderState> waitWith(ReaderStatusQuery look) throws ScardException {
    while (true) {
      long left = (nanos - (System.nanoTime() - start)) / 1_000_000;
      try {
        List<ReaderState> now = look.statesOrWait(known, cancelled ? 0 : Math.min(left, slice()));
        if (cancelled || left <= 0 || !now.equals(known)) {
          return now;
        }
      } catch (ScardException e) {
        // a reader that went during the wait: the next look tells
        if (e.code() != Winscard.CANCELLED && e.code() != Winscard.UNKNOWN_READER) {
          throw e;
        }
      }
    }
  }

  private long slice() {
    return winscard.hasPlugAndPlay() ? SLICE_MILLIS : SLICE_WITHOUT_PLUG_AND_PLAY_MILLIS;
  }

  private void enter(long established) {
    synchronized (lock) {
      context = established;
      waiting = true;
    }
  }

  private void leave() {
    synchronized (lock) {
      waiting = false;
    }
  }

  /** Ends the wait soon, if it is not over. */
  void cancel() {
    cancelled = true;
    synchronized (lock) {
      if (waiting) {
        try {
          winscard.cancel(context);
        } catch (ScardException e) {
          LOG.debug("a wait could not be cancelled and ends by itself", e);
        }
      }
    }
  }
}
