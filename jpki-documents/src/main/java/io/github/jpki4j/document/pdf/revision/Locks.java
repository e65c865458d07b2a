package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Name;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Text;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one signature forbids to whoever comes later (ISO 32000-2, 12.8.2): a certification (DocMDP)
 * or the lock of its field with P = 1 forbids everything but proofs for signatures; FieldMDP and
 * the lock forbid signing the fields they name. P = 2 and P = 3 allow all that is allowed here.
 */
public final class Locks {

  private static final String DOC_MDP = "DocMDP";
  private static final String FIELD_MDP = "FieldMDP";

  private final PdfSyntax syntax;
  private final int revision;
  private final Work work;
  private boolean allForbidden;
  private boolean allFields;
  private final Set<String> included = new HashSet<>();
  private @Nullable Set<String> excluded;

  private Locks(PdfSyntax syntax, int revision, Work work) {
    this.syntax = syntax;
    this.revision = revision;
    this.work = work;
  }

  /**
   * What a signature forbids.
   *
   * @param fields those of the last state
   */
  public static Locks of(FoundSignature signature, FormFields fields, PdfSyntax syntax) {
    return of(signature, fields, syntax, new Work());
  }

  static Locks of(FoundSignature signature, FormFields fields, PdfSyntax syntax, Work work) {
    Locks locks = new Locks(syntax, signature.revision(), work);
    List<PdfObject> references = locks.items(signature.dictionary().get("Reference"));
    if (!work.take(references.size())) { // many signatures may share one long array
      locks.allForbidden = true;
      return locks;
    }
    references.forEach(locks::addReference);
    for (FormFields.Field field : fields.signedBy(signature.dictionary())) {
      locks.addLock(field.dictionary());
    }
    return locks;
  }

  private List<PdfObject> items(@Nullable PdfObject object) {
    return syntax.resolve(object, revision) instanceof Array array ? array.items() : List.of();
  }

  private void addReference(PdfObject reference) {
    @Nullable PdfObject method = syntax.get(reference, "TransformMethod", revision);
    @Nullable Dictionary parameters =
        syntax.dictionary(syntax.get(reference, "TransformParams", revision), revision);
    if (method instanceof Name name && name.value().equals(DOC_MDP)) {
      allForbidden |= parameters != null && forbidsAll(parameters);
    } else if (method instanceof Name name && name.value().equals(FIELD_MDP)) {
      addFields(parameters);
    }
  }

  private void addLock(Dictionary field) {
    @Nullable Dictionary lock = syntax.dictionary(field.get("Lock"), revision);
    if (lock != null) {
      allForbidden |= forbidsAll(lock);
      addFields(lock);
    }
  }

  /** P is 2 where it is missing; what is no permission permits nothing. */
  private boolean forbidsAll(Dictionary parameters) {
    @Nullable PdfObject permission = syntax.get(parameters, "P", revision);
    return permission != null
        && !(permission instanceof Num number
            && number.asInt().filter(p -> p == 2 || p == 3).isPresent());
  }

  private void addFields(@Nullable Dictionary parameters) {
    @Nullable PdfObject action = syntax.get(parameters, "Action", revision);
    Set<String> names = new HashSet<>();
    if (!work.take(items(parameters == null ? null : parameters.get("Fields")).size())) {
      allFields = true;
      return;
    }
    for (PdfObject item : items(parameters == null ? null : parameters.get("Fields"))) {
      if (syntax.resolve(item, revision) instanceof Text text) {
        names.add(TextString.decoded(text));
      }
    }
    switch (action instanceof Name name ? name.value() : "All") {
      case "Include" -> included.addAll(names);
      case "Exclude" -> {
        if (excluded == null) {
          excluded = names;
        } else {
          excluded.retainAll(names);
        }
      }
      default -> allFields = true;
    }
  }

  /** Whether anything is forbidden at all. */
  boolean forbidAnything() {
    return forbidsNewFields() || !included.isEmpty();
  }

  /** Whether nothing may follow but proofs. */
  boolean forbidsAll() {
    return allForbidden;
  }

  /** Whether a field that does not exist yet must not be signed. */
  public boolean forbidsNewFields() {
    return allForbidden || allFields || excluded != null;
  }

  /** Whether a field must not be signed any more. */
  public boolean forbids(String field) {
    return allForbidden
        || allFields
        || !work.take(1L + included.size() + (excluded == null ? 0 : excluded.size()))
        || isAmong(field, included)
        || (excluded != null && !isAmong(field, excluded));
  }

  /** A field belongs to those above it. */
  private static boolean isAmong(String field, Set<String> names) {
    return names.stream()
        .anyMatch(
            name ->
                field.startsWith(name)
                    && (field.length() == name.length() || field.charAt(name.length()) == '.'));
  }
}
