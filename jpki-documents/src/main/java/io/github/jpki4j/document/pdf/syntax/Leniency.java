package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What is sloppy in one section, yet can be read in one way alone. It is accepted up to the first
 * signature; whoever adds to a signed file has no reason for it.
 */
public final class Leniency {

  private @Nullable SyntaxException first;

  /** Where something is for which some readers repair the file; -1 if nothing is. */
  private long repair = -1;

  /** Notes something sloppy. */
  void note(long offset, String reason) {
    if (first == null) {
      first = new SyntaxException(Kind.AMBIGUOUS, offset, reason);
    }
  }

  /**
   * Notes an entry of a table with 19 bytes. Readers that count 20 repair the file: they look for
   * objects everywhere, which {@link RepairCheck} does as well.
   */
  void noteRepair(long offset) {
    if (repair < 0) {
      repair = offset;
    }
  }

  /** Where something is for which some readers repair the file; -1 if nothing is. */
  long repair() {
    return repair;
  }

  /** Refuses what was noted first, if anything was and it lies there or behind. */
  void requireNone(int from) throws SyntaxException {
    if (first != null && first.offset() >= from) {
      throw first;
    }
  }
}
