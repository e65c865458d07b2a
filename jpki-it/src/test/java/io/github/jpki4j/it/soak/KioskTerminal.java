package io.github.jpki4j.it.soak;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Screen and keys beside one reader, and who sits there. Thread-safe. */
final class KioskTerminal {

  private final int port;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Optional<KioskUser> seated = Optional.empty();
  private boolean inviting;

  /**
   * Creates it.
   *
   * @param port where the cards of this reader connect to
   */
  KioskTerminal(int port) {
    this.port = port;
  }

  int port() {
    return port;
  }

  /** Lights the sign "insert your card", or puts it out. */
  void invite(boolean on) {
    lock.lock();
    try {
      inviting = on;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the sign; whether it came in time. */
  boolean awaitInvitation(Duration limit) throws InterruptedException {
    long nanos = limit.toNanos();
    lock.lock();
    try {
      while (!inviting) {
        if (nanos <= 0) {
          return false;
        }
        nanos = changed.awaitNanos(nanos);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Somebody sits down; whoever sat there has gone. */
  void seat(KioskUser user) {
    lock.lock();
    try {
      seated = Optional.of(user);
    } finally {
      lock.unlock();
    }
  }

  /** Who sits there. */
  KioskUser user() {
    lock.lock();
    try {
      return seated.orElseThrow(() -> new IllegalStateException("a card without a person"));
    } finally {
      lock.unlock();
    }
  }

  /** For whoever waits a moment. */
  static void pause(long millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
  }
}
