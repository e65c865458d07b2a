package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.syntax.Revision;
import io.github.jpki4j.document.pdf.syntax.SyntaxException;
import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds every signature of a PDF: in all objects of all states, also those that were replaced, as
 * an object of its own or within another, whether a field of the form has it or not.
 */
public final class SignatureFinder {

  /** Signatures of one file; more are refused. */
  static final int MOST = 2_000;

  /** Bytes that all signatures together cover; each has to be hashed. */
  static final long MOST_COVERED = 16L << 30;

  private final PdfSyntax syntax;
  private final Map<Dictionary, Integer> found = new LinkedHashMap<>();

  private SignatureFinder(PdfSyntax syntax) {
    this.syntax = syntax;
  }

  public static List<FoundSignature> find(PdfSyntax syntax) throws SyntaxException {
    SignatureFinder finder = new SignatureFinder(syntax);
    for (Revision revision : syntax.revisions()) {
      for (int number : revision.defined()) {
        finder.look(syntax.object(number, revision.number()), revision.number());
      }
    }
    Set<Dictionary> listed = finder.listed();
    List<FoundSignature> all = new ArrayList<>();
    finder.found.forEach(
        (dictionary, revision) ->
            all.add(
                new FoundSignature(
                    dictionary,
                    new CoveredRange(syntax.bytes(), dictionary),
                    revision,
                    listed.contains(dictionary))));
    requireFewBytes(all);
    return all;
  }

  private void look(@Nullable PdfObject object, int revision) throws SyntaxException {
    if (object == null) {
      return;
    }
    Deque<PdfObject> pending = new ArrayDeque<>(List.of(object));
    while (!pending.isEmpty()) {
      PdfObject next = pending.pop();
      if (next instanceof Dictionary dictionary && isSignature(dictionary)) {
        add(dictionary, revision);
      }
      PdfSyntax.parts(next).forEach(pending::push);
    }
  }

  private void add(Dictionary dictionary, int revision) throws SyntaxException {
    found.putIfAbsent(dictionary, revision);
    if (found.size() > MOST) {
      throw new SyntaxException(Kind.TOO_LARGE, 0, "more than " + MOST + " signatures");
    }
  }

  private static void requireFewBytes(List<FoundSignature> all) throws SyntaxException {
    long covered = 0;
    for (FoundSignature signature : all) {
      covered += Math.max(0, signature.range().end());
    }
    if (covered > MOST_COVERED) {
      throw new SyntaxException(
          Kind.TOO_LARGE, 0, "signatures that cover more than " + MOST_COVERED + " bytes");
    }
  }

  private static boolean isSignature(Dictionary dictionary) {
    return dictionary.get("ByteRange") != null
        || dictionary.is("Type", "Sig")
        || dictionary.is("Type", "DocTimeStamp");
  }

  /** What the fields of the form have now; a value that does not look like one is one, too. */
  private Set<Dictionary> listed() throws SyntaxException {
    Set<Dictionary> listed = new HashSet<>();
    int last = syntax.last().number();
    FormFields fields = FormFields.of(syntax, last);
    for (FormFields.Field field : fields.all()) {
      @Nullable Dictionary signature = fields.signature(field);
      if (signature != null) {
        listed.add(signature);
        add(signature, last);
      }
    }
    return listed;
  }
}
