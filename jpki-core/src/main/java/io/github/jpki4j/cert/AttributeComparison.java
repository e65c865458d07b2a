package io.github.jpki4j.cert;

import java.util.Objects;

/**
 * How the attributes of two certificates compare. Neither {@link #isUnchanged} nor {@link
 * #isChanged} may be true: then it cannot be told.
 *
 * @param name how the names compare
 * @param gender how the genders compare
 * @param birthDate how the dates of birth compare
 * @param address how the addresses compare
 * @since 0.1.0
 */
public record AttributeComparison(Match name, Match gender, Match birthDate, Match address) {

  /**
   * Creates it.
   *
   * @param name how the names compare
   * @param gender how the genders compare
   * @param birthDate how the dates of birth compare
   * @param address how the addresses compare
   */
  public AttributeComparison {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(gender, "gender");
    Objects.requireNonNull(birthDate, "birthDate");
    Objects.requireNonNull(address, "address");
  }

  /**
   * How one attribute compares.
   *
   * @param attribute which one
   * @return its component
   */
  public Match of(Attribute attribute) {
    return switch (attribute) {
      case NAME -> name;
      case GENDER -> gender;
      case BIRTH_DATE -> birthDate;
      case ADDRESS -> address;
    };
  }

  /**
   * Whether all four are the same, as far as can be seen through stand-ins.
   *
   * @return true if each is {@link Match#SAME} or {@link Match#SAME_BUT_SUBSTITUTED}
   */
  public boolean isUnchanged() {
    for (Attribute attribute : Attribute.values()) {
      Match match = of(attribute);
      if (match != Match.SAME && match != Match.SAME_BUT_SUBSTITUTED) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the spelling alone stands in the way of {@link #isUnchanged}. No reason for alarm, and
   * no proof either.
   *
   * @return true if at least one is {@link Match#OTHER_SPELLING} and the others are as {@link
   *     #isUnchanged} wants them
   */
  public boolean isOtherSpelling() {
    boolean found = false;
    for (Attribute attribute : Attribute.values()) {
      Match match = of(attribute);
      if (match == Match.DIFFERENT || match == Match.UNDETERMINED) {
        return false;
      }
      found |= match == Match.OTHER_SPELLING;
    }
    return found;
  }

  /**
   * Whether one is different for certain.
   *
   * @return true if at least one is {@link Match#DIFFERENT}
   */
  public boolean isChanged() {
    for (Attribute attribute : Attribute.values()) {
      if (of(attribute) == Match.DIFFERENT) {
        return true;
      }
    }
    return false;
  }
}
