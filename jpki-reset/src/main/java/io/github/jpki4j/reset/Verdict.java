package io.github.jpki4j.reset;

/**
 * Whether the reset service will do it, as far as can be told before the trip.
 *
 * @since 0.1.0
 */
public enum Verdict {
  /**
   * No requirement is violated, and what is still unknown can be told by the service, the app or
   * the holder only: {@link ResetAdvice#leftOpen()}.
   */
  ELIGIBLE,
  /** Something that can be found out here is not known yet: the next step finds it out. */
  UNDETERMINED,
  /** At least one requirement is violated, now; the next step says where to go instead. */
  NOT_ELIGIBLE
}
