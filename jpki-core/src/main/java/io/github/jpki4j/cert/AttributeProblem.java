package io.github.jpki4j.cert;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that is wrong with the attributes of a certificate, or at least unusual. It names the
 * attribute and never its content.
 *
 * @param attribute which one; empty if it concerns the subjectAltName as a whole
 * @param kind what is wrong
 * @since 0.1.0
 */
public record AttributeProblem(Optional<Attribute> attribute, Kind kind) {

  /** What is wrong. */
  public enum Kind {
    /**
     * The extension cannot be read: no DER, another structure, text that is not UTF-8. No attribute
     * is taken from it.
     */
    MALFORMED_EXTENSION(true),
    /** The attribute is not there or empty, while others are there. */
    MISSING(true),
    /** The value, or its flags, is another ASN.1 type than UTF8String. It is not read. */
    WRONG_TYPE(true),
    /** The value, or its flags, is there more than once. None of them is taken. */
    TWICE(true),
    /** There are no substitute-character flags, so it is not known what was substituted. */
    FLAGS_MISSING(false),
    /** There are fewer or more substitute-character flags than characters (code points). */
    FLAGS_LENGTH(false),
    /** A substitute-character flag is neither 0 nor 1; it is taken for 1. */
    FLAGS_NOT_BINARY(false),
    /** The date of birth is not nine digits of a possible date. It is not read. */
    UNREADABLE_DATE(false),
    /** The era of the date of birth does not have that year. The Gregorian year is taken. */
    ERA_CONTRADICTS(false),
    /** The code of the gender is not known. It is not read. */
    UNREADABLE_GENDER(false),
    /**
     * There is a further attribute that this version does not know, for example the reading of the
     * name in kana: {@link BasicFourAttributes#unknownNames}.
     */
    UNKNOWN_ARC(false);

    private final boolean error;

    Kind(boolean error) {
      this.error = error;
    }

    /**
     * Whether an attribute cannot be relied on because of it.
     *
     * @return true for an error, false for something to note
     */
    public boolean isError() {
      return error;
    }
  }

  /**
   * Creates it.
   *
   * @param attribute which one; empty if it concerns the subjectAltName as a whole
   * @param kind what is wrong
   */
  public AttributeProblem {
    Objects.requireNonNull(attribute, "attribute");
    Objects.requireNonNull(kind, "kind");
  }
}
