package io.github.jpki4j.reset;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether a requirement holds, and by what.
 *
 * @param requirement which one
 * @param reason by what; it decides the state
 * @param at the instant it speaks of: an end, a beginning, a revocation
 * @param tries the tries left that it speaks of
 * @since 0.1.0
 */
public record Evidence(
    Requirement requirement, Reason reason, Optional<Instant> at, OptionalInt tries) {

  /** Whether a requirement holds. */
  public enum State {
    /** It holds, by something that is known. */
    SATISFIED,
    /** It does not hold, by something that is known. */
    VIOLATED,
    /** It is not known whether it holds. */
    UNKNOWN
  }

  /**
   * Creates it.
   *
   * @param requirement which one
   * @param reason by what
   * @param at the instant it speaks of
   * @param tries the tries left that it speaks of
   */
  public Evidence {
    Objects.requireNonNull(requirement, "requirement");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(tries, "tries");
  }

  static Evidence of(Requirement requirement, Reason reason) {
    return new Evidence(requirement, reason, Optional.empty(), OptionalInt.empty());
  }

  static Evidence at(Requirement requirement, Reason reason, Instant at) {
    return new Evidence(requirement, reason, Optional.of(at), OptionalInt.empty());
  }

  static Evidence tries(Requirement requirement, Reason reason, OptionalInt tries) {
    return new Evidence(requirement, reason, Optional.empty(), tries);
  }

  /**
   * Whether the requirement holds.
   *
   * @return the reason's state
   */
  public State state() {
    return reason.state();
  }
}
