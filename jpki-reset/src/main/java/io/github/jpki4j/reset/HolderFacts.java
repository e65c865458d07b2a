package io.github.jpki4j.reset;

import io.github.jpki4j.cert.AttributeComparison;
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

  /** Whether name, date of birth, gender and address (基本4情報) are still those of the certificate. */
  public enum AttributeState {
    /** They were compared, or the holder says that nothing changed. */
    UNCHANGED,
    /** At least one changed since the certificate was issued. */
    CHANGED,
    /** Nobody compared them or asked, or it cannot be told. */
    NOT_COMPARED;

    /**
     * What a comparison says.
     *
     * @param comparison of the certificate's attributes with the current ones
     * @return {@link #NOT_COMPARED} if it cannot be told
     */
    public static AttributeState of(AttributeComparison comparison) {
      if (comparison.isChanged()) {
        return CHANGED;
      }
      return comparison.isUnchanged() ? UNCHANGED : NOT_COMPARED;
    }
  }

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
   * The same with the holder's word about the attributes.
   *
   * @param changed whether name, date of birth, gender or address changed since the certificates
   *     were issued; {@link Answer#UNKNOWN} stays unknown
   * @return the new facts
   */
  public HolderFacts withAttributesChanged(Answer changed) {
    return withAttributes(
        switch (changed) {
          case YES -> AttributeState.CHANGED;
          case NO -> AttributeState.UNCHANGED;
          case UNKNOWN -> AttributeState.NOT_COMPARED;
        });
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
