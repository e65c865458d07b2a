package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What is sloppy in one section, yet can be read in one way alone. It is accepted up to the first
 * signature; whoever adds to a signed file has no reason for it.
 */
public final class Leniency {

  private @Nullable SyntaxException first;

  /** Notes something sloppy. */
  void note(long offset, String reason) {
    if (first == null) {
      first = new SyntaxException(Kind.AMBIGUOUS, offset, reason);
    }
  }

  /** Refuses what was noted, if anything was. */
  void requireNone() throws SyntaxException {
    if (first != null) {
      throw first;
    }
  }
}
