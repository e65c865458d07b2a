package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.reset.Reservation;
import java.util.Objects;

/**
 * The service's permission to reset one secret of one card now.
 *
 * @param id names it towards the service
 * @param reservation the reservation that it finishes
 * @since 0.1.0
 */
public record CompletionPermit(String id, Reservation reservation) {

  /**
   * Creates it.
   *
   * @param id names it towards the service
   * @param reservation the reservation that it finishes
   */
  public CompletionPermit {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(reservation, "reservation");
  }
}
