package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.text.DocumentTexts;
import java.util.List;
import java.util.Locale;

/**
 * One thing that was found out about the form of a signature. Immutable, thread-safe.
 *
 * @param code what
 * @param arguments what the code's description says, text of the file; unmodifiable
 * @since 0.1.0
 */
public record RegistryFinding(RegistryCode code, List<String> arguments) {

  /**
   * Copies the arguments.
   *
   * @param code what
   * @param arguments what the code's description says
   */
  public RegistryFinding {
    arguments = List.copyOf(arguments);
  }

  static RegistryFinding of(RegistryCode code, String... arguments) {
    return new RegistryFinding(code, List.of(arguments));
  }

  /**
   * Says it.
   *
   * @param locale Japanese, or anything else for English
   * @return a sentence or a part of one; text of the file may be in it as it stands there
   */
  public String text(Locale locale) {
    return DocumentTexts.of(locale).get("registry", code, arguments);
  }
}
