package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.reset.KioskGuide;
import java.util.Objects;

/**
 * What a kiosk hands in before it resets a secret.
 *
 * @param target whose secret is to be reset
 * @param operator who runs the kiosk: an id of {@link KioskGuide}
 * @param proof a fresh challenge, signed by the other key of the card that is in the kiosk
 * @since 0.1.0
 */
public record CompletionRequest(KeyKind target, String operator, KeyProof proof) {

  /**
   * Creates it.
   *
   * @param target whose secret is to be reset
   * @param operator who runs the kiosk
   * @param proof a fresh challenge, signed by the other key
   */
  public CompletionRequest {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(operator, "operator");
    Objects.requireNonNull(proof, "proof");
  }
}
