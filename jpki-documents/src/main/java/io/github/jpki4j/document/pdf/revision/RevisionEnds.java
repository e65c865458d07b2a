package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.syntax.Revision;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where each state of a file ends: with the bytes that its signature covers, or else behind the end
 * of the line of its %%EOF. The last one is the file as it is.
 */
public final class RevisionEnds {

  private RevisionEnds() {}

  /**
   * The state that a signature covers as a whole.
   *
   * @param syntax the file
   * @param signature one of its signatures
   * @return its number, counted from 0; empty if it covers none, or a state that is older than it
   */
  public static OptionalInt covered(PdfSyntax syntax, FoundSignature signature) {
    if (signature.range().problem().isPresent()) {
      return OptionalInt.empty();
    }
    OptionalInt revision = Coverage.revision(syntax, signature.range().end());
    return revision.isPresent() && revision.getAsInt() >= signature.revision()
        ? revision
        : OptionalInt.empty();
  }

  /**
   * The ends of all states.
   *
   * @return in bytes from the start of the file, the oldest first, a fresh array
   */
  static int[] of(PdfSyntax syntax, List<FoundSignature> signatures) {
    int[] ends = syntax.revisions().stream().mapToInt(Revision::endOfLine).toArray();
    for (FoundSignature signature : signatures) {
      if (signature.range().problem().isEmpty()) {
        int end = signature.range().end();
        OptionalInt revision = Coverage.revision(syntax, end);
        revision.ifPresent(number -> ends[number] = end);
      }
    }
    ends[ends.length - 1] = syntax.bytes().length;
    return ends;
  }
}
