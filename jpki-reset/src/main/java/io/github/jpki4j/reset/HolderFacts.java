package io.github.jpki4j.reset;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What only the holder can tell. Ask; never let the holder find out by trying.
 *
 * @param knowsTarget whether the holder knows the secret that is to be reset after all
 * @param knowsOther whether the holder knows the other secret
 * @param wantsNewSecret whether a secret that is known shall be changed
 * @param attributes whether name, date of birth, gender and address are still the same
 * @param plannedVisit when the holder means to be at the kiosk, if planned
 * @since 0.1.0
 */
public record HolderFacts(
    Answer knowsTarget,
    Answer knowsOther,
    Answer wantsNewSecret,
    AttributeState attributes,
    Optional<Instant> plannedVisit) {

  /** Nobody asked the holder. */
  public static final HolderFacts NOT_ASKED =
      new HolderFacts(
          Answer.UNKNOWN,
          Answer.UNKNOWN,
          Answer.UNKNOWN,
          AttributeState.NOT_COMPARED,
          Optional.empty());

  /**
   * Creates it.
   *
   * @param knowsTarget whether the holder knows the secret that is to be reset after all
   * @param knowsOther whether the holder knows the other secret
   * @param wantsNewSecret whether a secret that is known shall be changed
   * @param attributes whether the four attributes are still the same
   * @param plannedVisit when the holder means to be at the kiosk
   */
  public HolderFacts {
    Objects.requireNonNull(knowsTarget, "knowsTarget");
    Objects.requireNonNull(knowsOther, "knowsOther");
    Objects.requireNonNull(wantsNewSecret, "wantsNewSecret");
    Objects.requireNonNull(attributes, "attributes");
    Objects.requireNonNull(plannedVisit, "plannedVisit");
  }

  /**
   * The same with an answer about the secret to be reset.
   *
   * @param value whether the holder knows it
   * @return the new facts
   */
  public HolderFacts withKnowsTarget(Answer value) {
    return new HolderFacts(value, knowsOther, wantsNewSecret, attributes, plannedVisit);
  }

  /**
   * The same with an answer about the other secret.
   *
   * @param value whether the holder knows it
   * @return the new facts
   */
  public HolderFacts withKnowsOther(Answer value) {
    return new HolderFacts(knowsTarget, value, wantsNewSecret, attributes, plannedVisit);
  }

  /**
   * The same with an answer about a new secret.
   *
   * @param value whether a secret that is known shall be changed
   * @return the new facts
   */
  public HolderFacts withWantsNewSecret(Answer value) {
    return new HolderFacts(knowsTarget, knowsOther, value, attributes, plannedVisit);
  }

  /**
   * The same with an answer about the attributes.
   *
   * @param value whether they are still the same
   * @return the new facts
   */
  public HolderFacts withAttributes(AttributeState value) {
    return new HolderFacts(knowsTarget, knowsOther, wantsNewSecret, value, plannedVisit);
  }

  /**
   * The same with a planned visit.
   *
   * @param value when the holder means to be at the kiosk
   * @return the new facts
   */
  public HolderFacts withPlannedVisit(Instant value) {
    return new HolderFacts(knowsTarget, knowsOther, wantsNewSecret, attributes, Optional.of(value));
  }
}
