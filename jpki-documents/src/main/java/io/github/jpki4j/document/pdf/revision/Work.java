package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.SyntaxException;
import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;

/**
 * How much of one file is compared, over all its states: what is written once can be named in each
 * of thousands of states. Whoever is told that nothing is left says what is bad for the file, which
 * is refused in the end. Not thread-safe.
 */
final class Work {

  /** Values that are compared or looked at. */
  private static final long MOST = 50_000_000;

  private long left = MOST;

  /**
   * Takes some of it.
   *
   * @param values how many are looked at next
   * @return false if that is more than is left
   */
  boolean take(long values) {
    left -= values;
    return left >= 0;
  }

  /** Whether something was left out. */
  void requireEnough() throws SyntaxException {
    if (left < 0) {
      throw new SyntaxException(Kind.TOO_LARGE, 0, "more than " + MOST + " values to compare");
    }
  }
}
