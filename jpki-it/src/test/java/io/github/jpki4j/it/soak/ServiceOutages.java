package io.github.jpki4j.it.soak;

import io.github.jpki4j.it.pcscd.ReaderBank;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Kills the PC/SC service and starts it again, and knows when it was away. Thread-safe. */
final class ServiceOutages {

  private static final int PATIENCE_SECONDS = 20;

  private final ReaderBank bank;
  private final Semaphore returns = new Semaphore(0);

  /** Odd while the service is away. */
  private volatile int edges;

  ServiceOutages(ReaderBank bank) {
    this.bank = bank;
  }

  /** A moment, for {@link #touched}. */
  int now() {
    return edges;
  }

  /** Whether the service was away at a moment or at any time since. */
  boolean touched(int moment) {
    return moment % 2 != 0 || edges != moment;
  }

  /** How often it was killed. */
  int count() {
    return (edges + 1) / 2;
  }

  /** The monitor says that it is back. */
  void back() {
    returns.release();
  }

  /**
   * Kills it and starts it again after a while. Ends when the monitor saw that: two that follow
   * each other at once would be one to it.
   */
  synchronized void strike(long millis) {
    edges = edges + 1;
    bank.kill();
    try {
      KioskTerminal.pause(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    returns.drainPermits();
    bank.restart();
    edges = edges + 1;
    try {
      returns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
