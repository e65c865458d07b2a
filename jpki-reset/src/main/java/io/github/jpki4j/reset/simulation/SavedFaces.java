package io.github.jpki4j.reset.simulation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How often the face of a card's holder did not match.
 *
 * @param card which card: the SHA-256 of the auth certificate, in hexadecimal
 * @param failures in a row, 0 to 5
 * @param coolDownUntil when the next attempt is taken, after five failures
 * @since 0.1.0
 */
public record SavedFaces(String card, int failures, Optional<Instant> coolDownUntil) {

  /** After so many failures in a row there is a cool-down: RESET-09. */
  static final int MOST = 5;

  /**
   * Creates it.
   *
   * @param card the SHA-256 of the auth certificate, in hexadecimal
   * @param failures in a row, 0 to 5
   * @param coolDownUntil when the next attempt is taken
   * @throws IllegalArgumentException if there are fewer than 0 or more than 5 failures
   */
  public SavedFaces {
    Objects.requireNonNull(card, "card");
    Objects.requireNonNull(coolDownUntil, "coolDownUntil");
    if (failures < 0 || failures > MOST) {
      throw new IllegalArgumentException("failures must be 0 to " + MOST);
    }
  }
}
