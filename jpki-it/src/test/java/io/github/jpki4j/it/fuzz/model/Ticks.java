package io.github.jpki4j.it.fuzz.model;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** A clock that chance moves on with each command. */
final class Ticks implements LongSupplier {

  private static final int USUAL_NANOS = 50_000_000;

  /** Longer than any piece of work may take. */
  private static final long JUMP_NANOS = 200_000_000_000L;

  private final Optional<SplittableRandom> random;
  private long now;

  private Ticks(Optional<SplittableRandom> random, long now) {
    this.random = random;
    this.now = now;
  }

  static Ticks moving(SplittableRandom random) {
    return new Ticks(Optional.of(random), random.nextLong());
  }

  /** Where the library goes by the system's clock: by this one no time passes. */
  static Ticks still() {
    return new Ticks(Optional.empty(), 0);
  }

  @Override
  public long getAsLong() {
    return now;
  }

  /** Time for a command. */
  void pass() {
    random.ifPresent(one -> now += one.nextInt(500) == 0 ? JUMP_NANOS : one.nextInt(USUAL_NANOS));
  }
}
