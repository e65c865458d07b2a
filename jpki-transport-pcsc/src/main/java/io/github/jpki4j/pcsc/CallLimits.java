package io.github.jpki4j.pcsc;

import java.time.Duration;

/**
 * How long a call into PC/SC may take.
 *
 * @param command for one command, and for connecting
 * @param transaction for other programs to end theirs
 */
record CallLimits(Duration command, Duration transaction) {

  /** Generous: a signature takes a card about a second. */
  static final CallLimits DEFAULT = new CallLimits(Duration.ofSeconds(30), Duration.ofSeconds(10));

  CallLimits {
    check(command);
    check(transaction);
  }

  private static void check(Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("a time-out is more than zero");
    }
  }
}
