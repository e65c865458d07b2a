package io.github.jpki4j.it.soak;

import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.it.pcscd.ReaderBank;

/** Kills the PC/SC service and starts it again, and knows when it was away. Thread-safe. */
final class ServiceOutages {

  private final ReaderBank bank;

  /** Odd while the service is away. */
  private volatile int changes;

  private volatile boolean seen;

  ServiceOutages(ReaderBank bank) {
    this.bank = bank;
  }

  /** A moment, for {@link #hasHappenedSince}. */
  int now() {
    return changes;
  }

  /** Whether the service was away at a moment or at any time since. */
  boolean hasHappenedSince(int moment) {
    return moment % 2 != 0 || changes != moment;
  }

  /** How often it was killed. */
  int count() {
    return (changes + 1) / 2;
  }

  /** The monitor says that it is back. */
  void serviceBack() {
    seen = true;
  }

  /**
   * Kills it and starts it again after a while. Ends when the monitor saw that: two that follow
   * each other at once would be one to it.
   */
  synchronized void kill(long millis) {
    changes = changes + 1;
    bank.kill();
    CustomerScenario.sleep(millis);
    seen = false;
    bank.restart();
    changes = changes + 1;
    PcscdFixture.within(PcscdFixture.PATIENCE, () -> seen);
  }
}
