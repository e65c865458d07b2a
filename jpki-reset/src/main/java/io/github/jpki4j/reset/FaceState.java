package io.github.jpki4j.reset;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of comparing the holder's face with the photo on the chip, which the app does when
 * the signature password is to be reset. This library sees no face.
 *
 * @param standing what the app or the service says
 * @param until when the cool-down ends, if it is known; the real service does not publish it
 * @since 0.1.0
 */
public record FaceState(Standing standing, Optional<Instant> until) {

  /** Not tried yet. */
  public static final FaceState NOT_TRIED = new FaceState(Standing.NOT_TRIED, Optional.empty());

  /**
   * Creates it.
   *
   * @param standing what the app or the service says
   * @param until when the cool-down ends
   */
  public FaceState {
    Objects.requireNonNull(standing, "standing");
    Objects.requireNonNull(until, "until");
  }

  /**
   * A state without a cool-down whose end is known.
   *
   * @param standing what the app or the service says
   * @return the state
   */
  public static FaceState of(Standing standing) {
    return new FaceState(standing, Optional.empty());
  }

  /**
   * A cool-down whose end is known.
   *
   * @param until its end
   * @return the state
   */
  public static FaceState coolingDown(Instant until) {
    return new FaceState(Standing.COOLING_DOWN, Optional.of(until));
  }

  /**
   * Whether no face may be tried now.
   *
   * @param now the instant that counts
   * @return true during a cool-down: before its end, or at any time if its end is not known
   */
  public boolean isCoolingDown(Instant now) {
    return standing == Standing.COOLING_DOWN && (!until.isPresent() || now.isBefore(until.get()));
  }

  /** How far the face has come. */
  public enum Standing {
    /** Not tried yet, or a cool-down has ended. */
    NOT_TRIED,
    /** It matched. */
    MATCHED,
    /** It did not match, and may be tried again. */
    FAILED,
    /** The photo on the chip is too different from today's face: the counter decides. */
    TOO_DIFFERENT,
    /** Five failures in a row: no attempt for some time. */
    COOLING_DOWN
  }
}
