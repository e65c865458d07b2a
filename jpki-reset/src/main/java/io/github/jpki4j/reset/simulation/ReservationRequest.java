package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.KeyKind;
import java.util.Objects;
import java.util.Optional;

/**
 * What an app hands in to make a reservation.
 *
 * @param target whose secret is to be reset
 * @param acceptedTerms the {@link Terms#version()} to which the person said yes; empty without
 *     consent
 * @param proof the challenge, signed by the other key
 * @param face what comparing the face gave
 * @since 0.1.0
 */
public record ReservationRequest(
    KeyKind target, Optional<String> acceptedTerms, KeyProof proof, FaceMatch face) {

  /**
   * Creates it.
   *
   * @param target whose secret is to be reset
   * @param acceptedTerms the version of the terms to which the person said yes
   * @param proof the challenge, signed by the other key
   * @param face what comparing the face gave
   */
  public ReservationRequest {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(acceptedTerms, "acceptedTerms");
    Objects.requireNonNull(proof, "proof");
    Objects.requireNonNull(face, "face");
  }
}
