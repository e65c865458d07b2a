package io.github.jpki4j.it.soak;

import io.github.jpki4j.it.pcsc.ReaderBank;

/** Kills the PC/SC service and starts it again, and knows when it was away. Thread-safe. */
final class Outages {

  private final ReaderBank bank;

  /** Odd while the service is away. */
  private volatile int edges;

  Outages(ReaderBank bank) {
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

  /** Kills it and starts it again after a while. */
  synchronized void strike(long millis) {
    edges = edges + 1;
    bank.kill();
    try {
      Desk.pause(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    bank.restart();
    edges = edges + 1;
  }
}
