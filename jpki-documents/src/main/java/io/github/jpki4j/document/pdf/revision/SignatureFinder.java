package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Name;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds every signature of a PDF: in all objects of all states, also those that were replaced, as
 * an object of its own or within another, whether a field of the form has it or not.
 */
public final class SignatureFinder {

  /** Signatures of one file; more are refused. */
  static final int MOST = 2_000;

  /**
   * Bytes that are hashed for single signatures, which no other signature needs: where each covers
   * a state of the file, there are no more than the file has.
   */
  private static final long MOST_HASHED = 1L << 30;

  /** The same for long files, as a multiple of their length. */
  private static final int MOST_TIMES = 4;

  private static final String UR3 = "UR3";

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
    Set<Dictionary> listed = finder.listed(syntax.last().number());
    finder.addListed(listed);
    Optional<Dictionary> usageRights = finder.usageRights(listed);
    List<FoundSignature> all = new ArrayList<>();
    finder.found.forEach(
        (dictionary, revision) ->
            all.add(
                new FoundSignature(
                    dictionary,
                    new CoveredRange(syntax.bytes(), dictionary),
                    revision,
                    listed.contains(dictionary),
                    usageRights.filter(dictionary::equals).isPresent())));
    finder.requireFewBytes(all);
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

  private void requireFewBytes(List<FoundSignature> all) throws SyntaxException {
    Set<CoveredParts> different = new HashSet<>();
    all.forEach(signature -> signature.range().covered().ifPresent(different::add));
    requireFewBytes(
        different.stream().mapToLong(CoveredParts::ownLength).sum(), syntax.bytes().length);
  }

  /**
   * Refuses a file for whose signatures too much would have to be hashed.
   *
   * @param hashed bytes that are hashed for single signatures, by one algorithm
   * @param length of the file in bytes
   */
  public static void requireFewBytes(long hashed, int length) throws SyntaxException {
    long most = mostHashed(length);
    if (hashed > most) {
      throw new SyntaxException(
          Kind.TOO_LARGE, 0, "signatures for which more than " + most + " bytes are hashed");
    }
  }

  /**
   * Bytes that are hashed at most for single signatures, by one algorithm.
   *
   * @param length of the file in bytes
   */
  public static long mostHashed(int length) {
    return Math.max(MOST_HASHED, (long) MOST_TIMES * length);
  }

  private static boolean isSignature(Dictionary dictionary) {
    return dictionary.get("ByteRange") != null
        || dictionary.is("Type", "Sig")
        || dictionary.is("Type", "DocTimeStamp");
  }

  /** What the fields of the form have in a state. */
  private Set<Dictionary> listed(int revision) throws SyntaxException {
    Set<Dictionary> listed = new HashSet<>();
    FormFields fields = FormFields.of(syntax, revision);
    fields.requireBounded();
    for (FormFields.Field field : fields.all()) {
      @Nullable Dictionary signature = fields.signature(field);
      if (signature != null) {
        listed.add(signature);
      }
    }
    return listed;
  }

  /** A value of a field that does not look like a signature is one, too. */
  private void addListed(Set<Dictionary> listed) throws SyntaxException {
    for (Dictionary signature : listed) {
      add(signature, syntax.last().number());
    }
  }

  /**
   * The signature that grants usage rights: the catalog of the state that brought it says so, and
   * no field has it, neither then nor now. So nobody can take a person's signature for one later.
   * There is one at most.
   */
  private Optional<Dictionary> usageRights(Set<Dictionary> listed) throws SyntaxException {
    for (Map.Entry<Dictionary, Integer> each : found.entrySet()) {
      Dictionary signature = each.getKey();
      int revision = each.getValue();
      @Nullable PdfObject root = syntax.revisions().get(revision).trailer().get("Root");
      @Nullable PdfObject permissions = syntax.get(root, "Perms", revision);
      if (signature.equals(syntax.get(permissions, UR3, revision)) && grants(signature, revision)) {
        boolean isListed = listed.contains(signature) || listed(revision).contains(signature);
        return isListed ? Optional.empty() : Optional.of(signature);
      }
    }
    return Optional.empty();
  }

  /** Whether it says itself what it is for. */
  private boolean grants(Dictionary signature, int revision) {
    @Nullable PdfObject references = syntax.get(signature, "Reference", revision);
    return signature.is("Type", "Sig")
        && references instanceof Array array
        && array.items().size() == 1
        && new Name(UR3).equals(syntax.get(array.items().get(0), "TransformMethod", revision));
  }
}
