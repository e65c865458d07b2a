package io.github.jpki4j.login;

import java.util.Objects;

/**
 * A challenge or a response is not what it should be, or must not be signed. Where a card is near,
 * no PIN was used. The message names the finding and no personal data.
 *
 * @since 0.1.0
 */
public final class LoginException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong: an enum constant. */
  private final LoginCode code;

  /** A detail, or empty. */
  private final String detail;

  /**
   * Creates it without a detail.
   *
   * @param code what is wrong
   */
  public LoginException(LoginCode code) {
    this(code, "");
  }

  /**
   * Creates it.
   *
   * @param code what is wrong
   * @param detail the argument of the finding; empty if it has none
   */
  public LoginException(LoginCode code, String detail) {
    super(detail.isEmpty() ? code.name() : code + ": " + detail);
    this.code = Objects.requireNonNull(code, "code");
    this.detail = detail;
  }

  /**
   * What is wrong.
   *
   * @return a code whose outcome is no pass
   */
  public LoginCode code() {
    return code;
  }

  /**
   * The same as a finding.
   *
   * @return the code with its argument, if it has one
   */
  public LoginFinding finding() {
    return detail.isEmpty() ? LoginFinding.of(code) : LoginFinding.of(code, detail);
  }
}
