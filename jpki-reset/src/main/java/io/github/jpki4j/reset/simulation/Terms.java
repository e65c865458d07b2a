package io.github.jpki4j.reset.simulation;

import java.util.Objects;

/**
 * The terms of a reset service, to which the person says yes before anything else.
 *
 * @param version names them; {@link ReservationRequest} repeats it as the consent
 * @param text what the person reads
 * @since 0.1.0
 */
public record Terms(String version, String text) {

  /**
   * Creates it.
   *
   * @param version names them
   * @param text what the person reads
   */
  public Terms {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(text, "text");
  }
}
