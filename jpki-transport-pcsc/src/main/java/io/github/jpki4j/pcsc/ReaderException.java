package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way to a card is not open, for a reason that a program can tell apart and say in its own
 * words. No command was sent to any card. The remedy is always {@code CHECK_READER}; what is not
 * one of these reasons stays a plain {@link TransportException}.
 *
 * @since 0.1.0
 */
public final class ReaderException extends TransportException {

  /** What is in the way. */
  public enum Problem {
    /**
     * Only the native backend was allowed, and {@link PcscReaders#nativeRefusal()} says why not.
     */
    NATIVE_UNAVAILABLE,
    /** The system has no PC/SC library that Java could find: on Linux, pcsc-lite. */
    NO_LIBRARY,
    /** The PC/SC service is not running. */
    NO_SERVICE,
    /** This user may not use the PC/SC service: the mode of its socket, or polkit. */
    NOT_PERMITTED,
    /** No reader is connected. */
    NO_READER,
    /** No reader has the name that was asked for; {@link #readers()} are those that there are. */
    UNKNOWN_READER,
    /** All of {@link #readers()} have the name that was asked for, as a part of theirs. */
    AMBIGUOUS_READER,
    /** There are cards in all of {@link #readers()}, and none of them was chosen. */
    SEVERAL_CARDS,
    /** Another program has the card for itself. */
    IN_USE
  }

  private static final long serialVersionUID = 1L;

  /** What is in the way. */
  private final Problem problem;

  /** Whole names; an array because a List need not be serialisable. */
  private final String[] readers;

  /**
   * Creates one with a cause.
   *
   * @param problem what is in the way
   * @param message what failed, without card contents
   * @param readers whole names of the readers that the problem is about
   * @param cause the driver's exception, or null
   */
  public ReaderException(
      Problem problem, String message, List<String> readers, @Nullable Throwable cause) {
    super(message, Remedy.CHECK_READER, cause);
    this.problem = Objects.requireNonNull(problem, "problem");
    this.readers = readers.toArray(String[]::new);
  }

  /**
   * Creates one without a cause.
   *
   * @param problem what is in the way
   * @param message what failed, without card contents
   * @param readers whole names of the readers that the problem is about
   */
  public ReaderException(Problem problem, String message, List<String> readers) {
    this(problem, message, readers, null);
  }

  /**
   * What is in the way.
   *
   * @return never null
   */
  public Problem problem() {
    return problem;
  }

  /**
   * The readers that the problem is about.
   *
   * @return their whole names, in the order of PC/SC; empty if the problem is not about single
   *     readers, or there are none
   */
  public List<String> readers() {
    return List.of(readers);
  }
}
