package io.github.jpki4j.document;

import io.github.jpki4j.cert.Outcome;
import io.github.jpki4j.document.text.DocumentTexts;
import java.util.List;
import java.util.Locale;

/**
 * One thing that was found out about a signature. Immutable, thread-safe.
 *
 * @param code what
 * @param arguments what the code's description says: names of forms and hashes, object identifiers;
 *     no personal data, but text of the file; unmodifiable
 * @since 0.1.0
 */
public record SignatureFinding(SignatureCode code, List<String> arguments) {

  /**
   * Copies the arguments.
   *
   * @param code what
   * @param arguments what the code's description says
   */
  public SignatureFinding {
    arguments = List.copyOf(arguments);
  }

  /**
   * Something that was found.
   *
   * @param code what
   * @param arguments what the code's description says; copied
   * @return the finding
   */
  public static SignatureFinding of(SignatureCode code, String... arguments) {
    return new SignatureFinding(code, List.of(arguments));
  }

  /**
   * Whether one cannot rely on a signature of which this was found.
   *
   * @return true unless it is in order, or a warning
   */
  public boolean isObjection() {
    return code.outcome() != Outcome.PASSED && code.outcome() != Outcome.WARNING;
  }

  /**
   * Says it.
   *
   * @param locale Japanese, or anything else for English
   * @return a sentence or a part of one; text of the file may be in it as it stands there
   */
  public String text(Locale locale) {
    return DocumentTexts.of(locale).get("finding", code, arguments);
  }
}
