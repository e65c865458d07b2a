package io.github.jpki4j.login;

import io.github.jpki4j.cert.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One thing that was found about a login.
 *
 * @param code what was found
 * @param arguments details as the code's description says, in English or as ISO 8601 instants;
 *     never a name, a serial number or a nonce; unmodifiable
 * @since 0.1.0
 */
public record LoginFinding(LoginCode code, List<String> arguments) {

  /**
   * Copies the arguments.
   *
   * @param code what was found
   * @param arguments details
   */
  public LoginFinding {
    arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
  }

  static LoginFinding of(LoginCode code, Object... arguments) {
    List<String> texts = new ArrayList<>();
    Arrays.asList(arguments).forEach(argument -> texts.add(argument.toString()));
    return new LoginFinding(code, texts);
  }

  /**
   * What it means for the login.
   *
   * @return the outcome
   */
  public Outcome outcome() {
    return code.outcome();
  }
}
