package io.github.jpki4j.document;

import io.github.jpki4j.cert.Outcome;
import io.github.jpki4j.document.text.DocumentTexts;
import io.github.jpki4j.internal.JapanTime;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/**
 * One thing that was found out about a time stamp. Immutable, thread-safe.
 *
 * @param code what
 * @param arguments what the code's description says: names of hashes, object identifiers, instants
 *     as ISO 8601; unmodifiable
 * @since 0.1.0
 */
public record TimeStampFinding(TimeStampCode code, List<String> arguments) {

  /**
   * Copies the arguments.
   *
   * @param code what
   * @param arguments what the code's description says
   */
  public TimeStampFinding {
    arguments = List.copyOf(arguments);
  }

  /**
   * Something that was found.
   *
   * @param code what
   * @param arguments what the code's description says; copied
   * @return the finding
   */
  public static TimeStampFinding of(TimeStampCode code, String... arguments) {
    return new TimeStampFinding(code, List.of(arguments));
  }

  /**
   * Whether a time stamp of which this was found proves nothing.
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
   * @return a sentence or a part of one, times to the minute
   */
  public String text(Locale locale) {
    return DocumentTexts.of(locale)
        .get("stamp", code, arguments.stream().map(TimeStampFinding::readable).toList());
  }

  private static String readable(String argument) {
    try {
      return JapanTime.minutes(Instant.parse(argument));
    } catch (DateTimeParseException noTime) {
      return argument;
    }
  }
}
