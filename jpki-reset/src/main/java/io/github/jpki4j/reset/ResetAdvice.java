package io.github.jpki4j.reset;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What to tell the person before the trip.
 *
 * @param target what was forgotten
 * @param verdict whether the service will do it
 * @param nextStep the one next step
 * @param reason the main reason for it
 * @param until how long to wait, how long the reservation is open, or until when one that is made
 *     now must be finished, where that is known
 * @param evidence every requirement that applies to the target, in order, each once; unmodifiable
 * @param warnings what else there is to know, each kind at most once; unmodifiable
 * @param operators whose kiosks reset this secret; empty unless the verdict is ELIGIBLE;
 *     unmodifiable
 * @since 0.1.0
 */
public record ResetAdvice(
    ResetTarget target,
    Verdict verdict,
    NextStep nextStep,
    Reason reason,
    Optional<Instant> until,
    List<Evidence> evidence,
    List<Warning> warnings,
    List<KioskOperator> operators) {

  /**
   * Creates it.
   *
   * @param target what was forgotten
   * @param verdict whether the service will do it
   * @param nextStep the one next step
   * @param reason the main reason for it
   * @param until how long to wait, or when the reservation ends
   * @param evidence copied
   * @param warnings copied
   * @param operators copied
   */
  public ResetAdvice {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(nextStep, "nextStep");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(until, "until");
    evidence = Collections.unmodifiableList(new ArrayList<>(evidence));
    warnings = Collections.unmodifiableList(new ArrayList<>(warnings));
    operators = Collections.unmodifiableList(new ArrayList<>(operators));
  }

  /**
   * The evidence for one requirement.
   *
   * @param requirement which one
   * @return its evidence, empty if it does not apply to the target
   */
  public Optional<Evidence> of(Requirement requirement) {
    return evidence.stream().filter(e -> e.requirement() == requirement).findFirst();
  }

  /**
   * What is unknown and left to the service, the app or the holder.
   *
   * @return the evidence for those requirements, in order
   */
  public List<Evidence> leftOpen() {
    List<Evidence> open = new ArrayList<>(evidence);
    open.removeIf(e -> !e.reason().isLeftOpen());
    return Collections.unmodifiableList(open);
  }

  /**
   * Whether there is a warning of a kind.
   *
   * @param kind which
   * @return true if there is
   */
  public boolean warnsOf(Warning.Kind kind) {
    return warnings.stream().anyMatch(warning -> warning.kind() == kind);
  }
}
