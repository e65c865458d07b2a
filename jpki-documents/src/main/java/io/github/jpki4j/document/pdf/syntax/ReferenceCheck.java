package io.github.jpki4j.document.pdf.syntax;

import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.SyntaxException.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reference with another generation is nothing for some readers, and an object for others. */
final class ReferenceCheck {

  private final ObjectTable table;

  private ReferenceCheck(ObjectTable table) {
    this.table = table;
  }

  /** Checks all references in all versions of all objects. */
  static void check(ObjectTable table) throws SyntaxException {
    ReferenceCheck check = new ReferenceCheck(table);
    for (List<Version> versions : table.all()) {
      for (Version version : versions) {
        check.check(version);
      }
    }
  }

  private void check(Version version) throws SyntaxException {
    List<PdfObject> pending = new ArrayList<>();
    if (version.object() != null) {
      pending.add(version.object());
    }
    while (!pending.isEmpty()) {
      PdfObject object = pending.remove(pending.size() - 1);
      if (object instanceof Reference reference) {
        @Nullable Version target = table.at(reference.number(), version.section());
        if (target != null
            && !target.entry().isFree()
            && target.entry().generation() != reference.generation()) {
          throw new SyntaxException(
              Kind.AMBIGUOUS,
              version.entry().place(),
              "a reference with another generation than the object");
        }
      } else {
        pending.addAll(PdfSyntax.parts(object));
      }
    }
  }
}
