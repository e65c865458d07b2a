package io.github.jpki4j;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * A command that carries a secret was sent and no usable answer came back: a try may or may not be
 * spent, or the secret may or may not be changed. Nothing is repeated; the next use of the secret
 * reads the counter first.
 *
 * @since 0.1.0
 */
public final class PinOutcomeUnknownException extends PinException {

  /** What the command was to do. */
  public enum Operation {
    /** VERIFY: a try may be spent. */
    VERIFY,
    /** CHANGE REFERENCE DATA: the old or the new secret is now valid. No try is at stake. */
    CHANGE
  }

  private static final long serialVersionUID = 1L;

  private static final int NOT_KNOWN = -1;

  /** What the command was to do. */
  private final Operation operation;

  /** The counter before the command, or -1. */
  private final int triesBefore;

  /**
   * Creates it.
   *
   * @param secret which one
   * @param operation what the command was to do
   * @param triesBefore the counter before the secret was sent, if the card told it
   * @param cause why there is no answer
   */
  public PinOutcomeUnknownException(
      SecretKind secret, Operation operation, OptionalInt triesBefore, Throwable cause) {
    super("outcome of " + operation + " for the " + secret.title() + " is unknown", secret, cause);
    this.operation = Objects.requireNonNull(operation, "operation");
    this.triesBefore = triesBefore.orElse(NOT_KNOWN);
  }

  /**
   * What the command was to do.
   *
   * @return verify or change
   */
  public Operation operation() {
    return operation;
  }

  /**
   * How many tries were left before the secret was sent. If fewer are left after a VERIFY, it was
   * wrong.
   *
   * @return the counter, or empty if it was not read
   */
  public OptionalInt triesBefore() {
    return triesBefore == NOT_KNOWN ? OptionalInt.empty() : OptionalInt.of(triesBefore);
  }
}
