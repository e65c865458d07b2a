package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.document.timestamp.TimeStampException;
import java.util.Locale;
import java.util.function.Function;

/** How a time stamp gets into a document, and what it means if none does. */
@FunctionalInterface
interface TimeStamping {

  /**
   * Adds one.
   *
   * @param document the whole file; not changed
   * @param authority is asked
   * @return the whole file with the time stamp
   */
  byte[] stamped(byte[] document, TimeStampAuthority authority)
      throws DocumentException, TimeStampException;

  /** Why there is no time stamp, where nothing else was done. */
  static Failure failure(TimeStampException e) {
    return new Failure(
        e,
        e.problem() == TimeStampException.Problem.NO_ANSWER
            ? ExitCode.NO_CONNECTION
            : ExitCode.NO_TIME_STAMP,
        "tsa.failed",
        new Failure.Sentence(e::text));
  }

  /** Why there is no time stamp in a document that is signed and written. */
  static Failure unstamped(Exception e, Function<Locale, String> text, String command, String out) {
    return new Failure(
        e, ExitCode.UNSTAMPED, "tsa.unstamped", new Failure.Sentence(text), out, command);
  }
}
