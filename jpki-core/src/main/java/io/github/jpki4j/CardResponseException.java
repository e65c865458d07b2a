package io.github.jpki4j;

import java.util.Objects;

/**
 * The card answered a command with an error status that has no type of its own.
 *
 * @since 0.1.0
 */
public final class CardResponseException extends JpkiException {

  private static final long serialVersionUID = 1L;

  /** SW1 and SW2, 0x0000 to 0xFFFF. */
  private final int status;

  /** What was being done. */
  private final String operation;

  /**
   * Creates it.
   *
   * @param operation what was being done, for example {@code "read AUTH certificate"}
   * @param status what the card answered
   */
  public CardResponseException(String operation, StatusWord status) {
    super(operation + " failed: " + status, null);
    this.operation = Objects.requireNonNull(operation, "operation");
    this.status = status.value();
  }

  /**
   * What the card answered.
   *
   * @return the status word, never 9000
   */
  public StatusWord status() {
    return new StatusWord(status);
  }

  /**
   * What was being done.
   *
   * @return lower-case English, without card contents
   */
  public String operation() {
    return operation;
  }
}
