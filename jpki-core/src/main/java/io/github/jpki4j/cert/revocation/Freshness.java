package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.cert.revocation.RevocationStatus.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How old an answer may be.
 *
 * @param maxAge greatest age of thisUpdate, not negative
 * @param tolerance by how much clocks may differ, 0 to 24 hours
 */
record Freshness(Duration maxAge, Duration tolerance) {

  private static final Duration GREATEST_TOLERANCE = Duration.ofHours(24);

  /**
   * Checks the ranges.
   *
   * @param maxAge greatest age of thisUpdate, not negative
   * @param tolerance by how much clocks may differ, 0 to 24 hours
   */
  Freshness {
    if (maxAge.isNegative()) {
      throw new IllegalArgumentException("a greatest age is not negative");
    }
    if (tolerance.isNegative() || tolerance.compareTo(GREATEST_TOLERANCE) > 0) {
      throw new IllegalArgumentException("a tolerance is 0 to 24 hours");
    }
  }

  /** Whether a time is later than clocks can differ. */
  boolean isFuture(Instant time, Instant at) {
    return Duration.between(at, time).compareTo(tolerance) > 0;
  }

  /**
   * Judges an answer's times. The tolerance stretches the age, not nextUpdate, which is the
   * issuer's own promise.
   *
   * @return what is wrong, empty if the answer is fresh
   */
  Optional<Why> flaw(Instant thisUpdate, Optional<Instant> nextUpdate, Instant at) {
    if (isFuture(thisUpdate, at)) {
      return Optional.of(Why.FROM_THE_FUTURE);
    }
    boolean past = nextUpdate.isPresent() && nextUpdate.get().isBefore(at);
    boolean old = Duration.between(thisUpdate, at).minus(tolerance).compareTo(maxAge) > 0;
    return past || old ? Optional.of(Why.STALE) : Optional.empty();
  }
}
