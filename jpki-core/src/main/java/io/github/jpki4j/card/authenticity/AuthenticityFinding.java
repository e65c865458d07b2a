package io.github.jpki4j.card.authenticity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * One result of one check.
 *
 * @param check what was looked at
 * @param code what was found
 * @param arguments details as the code's description says: digits of CA identifiers, status words
 *     and names of attributes, never a value of the card; unmodifiable
 * @since 0.1.0
 */
public record AuthenticityFinding(
    AuthenticityCheck check, AuthenticityCode code, List<String> arguments) {

  /**
   * Copies the arguments.
   *
   * @param check what was looked at
   * @param code what was found
   * @param arguments details
   */
  public AuthenticityFinding {
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(code, "code");
    arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
  }

  static AuthenticityFinding of(
      AuthenticityCheck check, AuthenticityCode code, String... arguments) {
    return new AuthenticityFinding(check, code, Arrays.asList(arguments));
  }

  /**
   * What it means.
   *
   * @return the outcome of its code
   */
  public AuthenticityOutcome outcome() {
    return code.outcome();
  }
}
