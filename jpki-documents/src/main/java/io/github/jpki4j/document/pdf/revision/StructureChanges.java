package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be added to the structure tree: entries of the widgets of later signatures. */
final class StructureChanges {

  private static final Set<String> KEYS =
      Set.of("Type", "S", "P", "Pg", "K", "ID", "T", "Lang", "Alt", "NS");

  private static final Set<Role> ROLES = EnumSet.of(Role.STRUCTURE_ELEMENT);

  private final PdfSyntax syntax;
  private final Roles roles;
  private final SignatureFields fields;
  private final ObjectComparison comparison;
  private final int revision;

  StructureChanges(
      PdfSyntax syntax,
      Roles roles,
      SignatureFields fields,
      ObjectComparison comparison,
      int revision) {
    this.syntax = syntax;
    this.roles = roles;
    this.fields = fields;
    this.comparison = comparison;
    this.revision = revision;
  }

  /** Kids of an element or of the root: one, or an array; more may follow. */
  boolean mayBecome(@Nullable PdfObject older, @Nullable PdfObject newer) {
    List<PdfObject> before = items(older, comparison.old(older));
    List<PdfObject> after = items(newer, comparison.now(newer));
    if (after.size() < before.size()) {
      return false;
    }
    for (int i = 0; i < after.size(); i++) {
      boolean right =
          i < before.size()
              ? comparison.meansSame(before.get(i), after.get(i))
              : isNewElement(after.get(i));
      if (!right) {
        return false;
      }
    }
    return true;
  }

  private static List<PdfObject> items(@Nullable PdfObject written, @Nullable PdfObject meant) {
    if (meant instanceof Array array) {
      return array.items();
    }
    return written == null || meant == null ? List.of() : List.of(written);
  }

  /** Entries of the parent tree, each a number and an element; more may follow. */
  boolean mayFollow(List<PdfObject> before, List<PdfObject> after) {
    if (after.size() < before.size() || after.size() % 2 != 0) {
      return false;
    }
    for (int i = 0; i < after.size(); i++) {
      boolean right =
          i < before.size()
              ? comparison.meansSame(before.get(i), after.get(i))
              : i % 2 == 0 ? after.get(i) instanceof Num : isNewElement(after.get(i));
      if (!right) {
        return false;
      }
    }
    return true;
  }

  private boolean isNewElement(PdfObject item) {
    if (item instanceof Reference reference && !ROLES.containsAll(roles.of(reference.number()))) {
      return false;
    }
    if (!(comparison.now(item) instanceof Dictionary element)
        || !KEYS.containsAll(element.entries().keySet())) {
      return false;
    }
    @Nullable PdfObject kids = element.get("K");
    return items(kids, comparison.now(kids)).stream().allMatch(this::isWidget);
  }

  private boolean isWidget(PdfObject kid) {
    @Nullable Dictionary reference = syntax.dictionary(kid, revision);
    return reference != null
        && reference.is("Type", "OBJR")
        && reference.get("Obj") instanceof Reference object
        && fields.since(object.number(), revision).isPresent();
  }
}
