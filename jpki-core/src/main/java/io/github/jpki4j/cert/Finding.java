package io.github.jpki4j.cert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One result of one check.
 *
 * @param code what was found
 * @param arguments details as the code's description says, in English or as ISO 8601 instants;
 *     object identifiers, algorithms, times and reasons, never a name, subject or serial number;
 *     unmodifiable
 * @since 0.1.0
 */
public record Finding(FindingCode code, List<String> arguments) {

  /**
   * Copies the arguments.
   *
   * @param code what was found
   * @param arguments details
   */
  public Finding {
    arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
  }

  static Finding of(FindingCode code, Object... arguments) {
    List<String> texts = new ArrayList<>();
    Arrays.asList(arguments).forEach(argument -> texts.add(argument.toString()));
    return new Finding(code, texts);
  }

  /**
   * The check that found it.
   *
   * @return the check
   */
  public Check check() {
    return code.check();
  }

  /**
   * What it means for the result.
   *
   * @return the outcome
   */
  public Outcome outcome() {
    return code.outcome();
  }
}
