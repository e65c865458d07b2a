package io.github.jpki4j.reset.simulation;

import java.util.List;

/**
 * What a {@link SimulatedResetService} remembers, for whoever wants to go on later. No secret is in
 * it, and no attribute of a holder.
 *
 * @param reservations those that were not finished, open or expired
 * @param faces of the holders whose face did not match the last time
 * @since 0.1.0
 */
public record ServiceMemory(List<SavedReservation> reservations, List<SavedFaces> faces) {

  /** Of a service that nobody used. */
  public static final ServiceMemory EMPTY = new ServiceMemory(List.of(), List.of());

  /**
   * Creates it.
   *
   * @param reservations copied
   * @param faces copied
   */
  public ServiceMemory {
    reservations = List.copyOf(reservations);
    faces = List.copyOf(faces);
  }
}
