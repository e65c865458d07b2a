package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import java.util.List;
import java.util.Set;

/**
 * A state in which the file once ended: all bytes up to there, and the objects that counted then.
 *
 * @param number counted from 0, the oldest
 * @param start where what it added begins
 * @param end behind its %%EOF
 * @param endOfLine behind the end of line after %%EOF; the same as the end if there is none
 * @param trailer its trailer, or the dictionary of its cross-reference stream
 * @param defined the numbers of the objects that it added or replaced, unmodifiable
 * @param parts where its objects and its cross-reference part are
 * @param leniencies what in it is sloppy
 */
public record Revision(
    int number,
    int start,
    int end,
    int endOfLine,
    Dictionary trailer,
    Set<Integer> defined,
    List<Part> parts,
    List<Leniency> leniencies) {

  /**
   * Refuses what is sloppy in it.
   *
   * @throws SyntaxException if anything is
   */
  public void requireStrict() throws SyntaxException {
    requireStrict(0);
  }

  /**
   * Refuses what is sloppy in it first of all.
   *
   * @param from offset from the start of the file; what lies before is not looked at
   * @throws SyntaxException if anything is
   */
  public void requireStrict(int from) throws SyntaxException {
    for (Leniency leniency : leniencies) {
      leniency.requireNone(from);
    }
  }

  /**
   * Whether a signature that covers the file up to there covers this state.
   *
   * @param offset behind the last byte that is covered
   * @return true if it is the end of the state, with or without its end of line
   */
  public boolean endsAt(int offset) {
    return offset >= end && offset <= endOfLine;
  }
}
