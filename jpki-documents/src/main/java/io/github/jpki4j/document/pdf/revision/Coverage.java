package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.Addition;
import io.github.jpki4j.document.DocumentRevision;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureFinding;
import io.github.jpki4j.document.pdf.revision.Change.Place;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.syntax.Revision;
import io.github.jpki4j.document.pdf.syntax.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much of a file each signature covers, and what came after it. The states of the file are
 * compared once, each with the one before, from the first that is signed to the end.
 */
public final class Coverage {

  private final PdfSyntax syntax;
  private final List<FoundSignature> signatures;
  private final FormFields fields;
  private final Work work = new Work();

  /** Number of the first state that is signed; that of the last if none is. */
  private final int first;

  /** Where the signature that covers most ends, in bytes from the start of the file. */
  private final int furthest;

  /** Changes by the number of the state that brought them, from the one after the first on. */
  private final List<Change> changes = new ArrayList<>();

  /** What those states added, in words. */
  private final List<List<Addition>> additions = new ArrayList<>();

  private Coverage(PdfSyntax syntax, List<FoundSignature> signatures) {
    this.syntax = syntax;
    this.signatures = signatures;
    this.fields = FormFields.of(syntax, syntax.last().number());
    this.first = firstSigned(syntax, signatures);
    this.furthest = signatures.stream().mapToInt(each -> each.range().end()).max().orElse(-1);
  }

  /** Compares all states. */
  public static Coverage of(PdfSyntax syntax, List<FoundSignature> signatures) {
    Coverage coverage = new Coverage(syntax, signatures);
    coverage.compare();
    return coverage;
  }

  /**
   * Refuses a file of which not everything was compared. To be called when nothing is asked any
   * more.
   *
   * @throws SyntaxException if that were too many values
   */
  public void requireBounded() throws SyntaxException {
    work.requireEnough();
  }

  /** Whether the last state has more than may follow an earlier signature. */
  public boolean isChanged() {
    return !changes.isEmpty() && changes.get(changes.size() - 1).objection().isPresent();
  }

  /** The first state that a signature covers; the last one if none covers any. */
  public static int firstSigned(PdfSyntax syntax, List<FoundSignature> signatures) {
    int first = syntax.last().number();
    for (FoundSignature signature : signatures) {
      CoveredRange range = signature.range();
      if (range.problem().isEmpty() && !signature.isUsageRights()) {
        first = Math.min(first, revision(syntax, range.end()).orElse(signature.revision()));
      }
    }
    return first;
  }

  private void compare() {
    if (first == syntax.last().number()) {
      return;
    }
    Roles roles = new Roles(syntax);
    WidgetPages pages = WidgetPages.of(syntax);
    List<Revision> revisions = syntax.revisions();
    roles.add(revisions.get(first).trailer().get("Root"), Role.CATALOG, first);
    SignatureFields signed = new SignatureFields(syntax, roles, fields, pages, signatures, work);
    for (Revision revision : revisions.subList(first + 1, revisions.size())) {
      changes.add(RevisionComparison.of(syntax, roles, signed, revision));
    }
    Additions words = new Additions(syntax, fields, pages, signatures);
    for (Revision revision : revisions.subList(first + 1, revisions.size())) {
      additions.add(words.of(revision, changes.get(revision.number() - first - 1)));
    }
  }

  /** All states of the file, with what came after the first that is signed. */
  public List<DocumentRevision> revisions() {
    int[] ends = RevisionEnds.of(syntax, signatures);
    List<DocumentRevision> all = new ArrayList<>();
    for (int i = 0; i < ends.length; i++) {
      all.add(
          new DocumentRevision(
              i + 1, ends[i], i <= first ? List.of() : additions.get(i - first - 1)));
    }
    return all;
  }

  /** The state that a signature covers, counted from 1; empty if it covers none as a whole. */
  public OptionalInt covered(FoundSignature signature) {
    OptionalInt revision = RevisionEnds.covered(syntax, signature);
    return revision.isPresent() ? OptionalInt.of(revision.getAsInt() + 1) : revision;
  }

  /** The state that ends there; states end one after the other. */
  static OptionalInt revision(PdfSyntax syntax, int end) {
    List<Revision> revisions = syntax.revisions();
    int low = 0;
    int high = revisions.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (revisions.get(middle).endOfLine() < end) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return revisions.get(low).endsAt(end) ? OptionalInt.of(low) : OptionalInt.empty();
  }

  /** What can be said of one signature; one finding says how much it covers. */
  public List<SignatureFinding> findings(FoundSignature signature) {
    CoveredRange range = signature.range();
    Optional<SignatureCode> problem = range.problem();
    if (problem.isPresent()) {
      return List.of(SignatureFinding.of(problem.get()));
    }
    OptionalInt revision = revision(syntax, range.end());
    boolean isLast = range.end() == furthest;
    if (revision.isEmpty() || revision.getAsInt() < signature.revision()) {
      return List.of(
          SignatureFinding.of(isLast ? SignatureCode.CONTENT_AFTER : SignatureCode.RANGE_CUT));
    }
    if (revision.getAsInt() == syntax.last().number()) {
      return List.of(
          SignatureFinding.of(
              range.end() == syntax.bytes().length
                  ? SignatureCode.COVERS_FILE
                  : SignatureCode.CONTENT_AFTER));
    }
    return after(signature, revision.getAsInt(), isLast);
  }

  private List<SignatureFinding> after(FoundSignature signature, int revision, boolean isLast) {
    Locks locks = Locks.of(signature, fields, syntax, work);
    boolean isLocked = locks.forbidAnything();
    List<SignatureFinding> findings = new ArrayList<>();
    for (Change change : changes.subList(revision - first, changes.size())) {
      if (change.objection().isPresent()) {
        return List.of(
            SignatureFinding.of(
                isLast ? SignatureCode.CONTENT_AFTER : SignatureCode.CHANGED_AFTER));
      }
      if (isLocked && change.isForbiddenBy(locks)) {
        return List.of(SignatureFinding.of(SignatureCode.CHANGES_FORBIDDEN));
      }
      for (Place place : change.places()) {
        if (findings.size() < Change.MOST_PLACES) {
          findings.add(
              SignatureFinding.of(SignatureCode.STAMP_AFTER, place.page(), place.rectangle()));
        }
      }
    }
    findings.add(0, SignatureFinding.of(SignatureCode.COVERS_REVISION));
    return findings;
  }
}
