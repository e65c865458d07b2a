package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.reset.Reservation;
import java.time.Instant;
import java.util.Objects;

/**
 * A reservation that was not finished, as a {@link SimulatedResetService} keeps it.
 *
 * @param target whose secret is to be reset
 * @param card which card: the SHA-256 of the other key's certificate, in hexadecimal
 * @param until its last instant
 * @since 0.1.0
 */
public record SavedReservation(KeyKind target, String card, Instant until) {

  /**
   * Creates it.
   *
   * @param target whose secret is to be reset
   * @param card the SHA-256 of the other key's certificate, in hexadecimal
   * @param until its last instant
   */
  public SavedReservation {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(card, "card");
    Objects.requireNonNull(until, "until");
  }

  Reservation reservation() {
    return new Reservation(target, until);
  }
}
