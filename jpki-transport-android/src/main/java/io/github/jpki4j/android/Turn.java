package io.github.jpki4j.android;

import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the work with one card follow the other, each on a thread of its own, for all listeners of
 * one reader. Work that goes on too long is given up as soon as other work waits: its connection is
 * closed, its thread interrupted and left to itself. Thread-safe.
 */
final class Turn {

  /** How long a listener may work with a card while another card waits, a command apart. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  /** How many threads may be left to themselves at one time. */
  static final int MOST_GIVEN_UP = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

  private final long patience;
  private @Nullable Work next;
  private @Nullable Holder working;
  private long workingSince;

  /** Whether a thread waits for its turn; it takes what comes last. */
  private boolean awaited;

  private int givenUp;

  /** What is done with a card. */
  @FunctionalInterface
  interface Work {

    /**
     * Does it.
     *
     * @param holder is told of the connection, so that it can be closed from outside
     */
    void run(Holder holder);
  }

  /** The thread whose turn it is. */
  static final class Holder {

    private final Thread thread = Thread.currentThread();
    private volatile boolean over;
    private @Nullable CardConnection connection;

    /** Takes a connection, to be closed if this work is given up. */
    synchronized void use(CardConnection opened) {
      connection = opened;
      if (over) {
        opened.close();
      }
    }

    /** Whether the work was given up: another thread has the turn. */
    boolean isOver() {
      return over;
    }

    private synchronized void giveUp() {
      over = true;
      thread.interrupt();
      if (connection != null) {
        connection.close();
      }
    }
  }

  /**
   * A turn that nobody has.
   *
   * @param patience how long work may take while other work waits
   */
  Turn(Duration patience) {
    this.patience = patience.toNanos();
  }

  /**
   * Does work when its turn comes, in place of other work that still waits. Returns at once.
   *
   * @param work what to do, on a thread of its own
   */
  synchronized void take(Work work) {
    next = work;
    if (!awaited) {
      awaited = true;
      Thread thread = new Thread(this::serve, "jpki4j-nfc");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void serve() {
    Holder mine = new Holder();
    @Nullable Holder late;
    @Nullable Work work;
    synchronized (this) {
      late = awaitTurn();
      awaited = false;
      work = next;
      next = null;
      if (late != null && givenUp == MOST_GIVEN_UP) {
        LOG.warn("a card is not handed over: {} listeners have not returned", MOST_GIVEN_UP + 1);
        return;
      }
      givenUp += late == null ? 0 : 1;
      working = mine;
      workingSince = System.nanoTime();
    }
    try {
      if (late != null) {
        LOG.warn("a listener has not returned and is given up");
        late.giveUp();
      }
      if (work != null) {
        work.run(mine);
      }
    } finally {
      end(mine);
    }
  }

  /**
   * Waits until nobody works, or somebody works for too long.
   *
   * @return who is to be given up; null if nobody works
   */
  private synchronized @Nullable Holder awaitTurn() {
    while (working != null) {
      long left = patience - (System.nanoTime() - workingSince);
      if (left <= 0) {
        return working;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        // nobody interrupts a thread that waits here, and nobody would read its flag
        LOG.debug("interrupted while another listener works");
      }
    }
    return null;
  }

  private synchronized void end(Holder holder) {
    if (holder.equals(working)) {
      working = null;
      notifyAll();
    } else {
      givenUp--;
    }
  }
}
