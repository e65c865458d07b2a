package io.github.jpki4j.document;

import io.github.jpki4j.document.text.DocumentTexts;
import java.util.List;
import java.util.Locale;

/**
 * Something that a state of a PDF added to the state before. It helps a person to understand what
 * happened to a file; whether it may follow a signature is told by the findings about that
 * signature. Immutable, thread-safe.
 *
 * @param kind what
 * @param arguments what the kind's description says, text of the file; unmodifiable
 * @since 0.1.0
 */
public record Addition(Kind kind, List<String> arguments) {

  /** What was added. */
  public enum Kind {
    /**
     * A signature. Arguments: the name of its field, cut after 100 characters, and the page,
     * counted from 1; a question mark for what is not known.
     */
    SIGNATURE,
    /** A time stamp of the document, or what says to be one. */
    TIME_STAMP,
    /**
     * The signature by which a program of Adobe grants rights to its reader; of no person, and not
     * checked.
     */
    USAGE_RIGHTS,
    /** Certificates and revocation data that prove signatures later (DSS). */
    VALIDATION_DATA,
    /** A description of the file that no page shows (metadata, document information). */
    METADATA,
    /** The version of PDF, or its extensions. */
    VERSION,
    /** Nothing of the above, but only what may follow a signature. */
    OTHER,
    /** More than may follow a signature, perhaps besides other additions. */
    CHANGE
  }

  /**
   * Copies the arguments.
   *
   * @param kind what
   * @param arguments what the kind's description says
   */
  public Addition {
    arguments = List.copyOf(arguments);
  }

  /**
   * Says it.
   *
   * @param locale Japanese, or anything else for English
   * @return a part of a sentence; text of the file may be in it as it stands there
   */
  public String text(Locale locale) {
    return DocumentTexts.of(locale).get("addition", kind, arguments);
  }
}
