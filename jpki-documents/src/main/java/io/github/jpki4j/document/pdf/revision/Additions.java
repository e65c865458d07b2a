package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.Addition;
import io.github.jpki4j.document.Addition.Kind;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.syntax.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each state of a file added, in words for people. It judges nothing: {@link
 * RevisionComparison} does.
 */
final class Additions {

  private static final Map<String, Kind> CATALOG =
      Map.of(
          "DSS", Kind.VALIDATION_DATA,
          "Metadata", Kind.METADATA,
          "Extensions", Kind.VERSION,
          "Version", Kind.VERSION);

  /** Entries of one such dictionary that are looked at in each state. */
  private static final int MOST_ENTRIES = 100;

  private final PdfSyntax syntax;
  private final WidgetPages pages;
  private final Map<Integer, List<FoundSignature>> signatures = new HashMap<>();
  private final Map<Dictionary, FormFields.Field> fields = new HashMap<>();

  /**
   * Knows what there is in the end.
   *
   * @param fields of the last state
   * @param pages of the widgets
   */
  Additions(PdfSyntax syntax, FormFields fields, WidgetPages pages, List<FoundSignature> found) {
    this.syntax = syntax;
    this.pages = pages;
    for (FoundSignature signature : found) {
      signatures.computeIfAbsent(signature.revision(), n -> new ArrayList<>()).add(signature);
    }
    for (FormFields.Field field : fields.all()) {
      @Nullable Dictionary signature = fields.signature(field);
      if (signature != null) {
        this.fields.putIfAbsent(signature, field);
      }
    }
  }

  /**
   * What a state added to the one before.
   *
   * @param change what was found out about it
   */
  List<Addition> of(Revision revision, Change change) {
    List<Addition> additions = new ArrayList<>();
    for (FoundSignature signature : signatures.getOrDefault(revision.number(), List.of())) {
      additions.add(
          signature.isTimeStamp() ? new Addition(Kind.TIME_STAMP, List.of()) : signed(signature));
    }
    described(revision).forEach(kind -> additions.add(new Addition(kind, List.of())));
    if (change.objection().isPresent()) {
      additions.add(new Addition(Kind.CHANGE, List.of()));
    } else if (additions.isEmpty()) {
      additions.add(new Addition(Kind.OTHER, List.of()));
    }
    return additions;
  }

  private Addition signed(FoundSignature signature) {
    FormFields.@Nullable Field field = fields.get(signature.dictionary());
    return new Addition(
        Kind.SIGNATURE,
        field == null
            ? List.of("?", "?")
            : List.of(FieldName.of(field.dictionary(), syntax), page(field)));
  }

  /** The first one of the field, if it is its own widget, or of its first widget. */
  private String page(FormFields.Field field) {
    @Nullable PdfObject kids = syntax.get(field.dictionary(), "Kids", syntax.last().number());
    @Nullable PdfObject widget =
        kids instanceof Array array && !array.items().isEmpty()
            ? array.items().get(0)
            : field.reference().orElse(null);
    return widget instanceof Reference reference ? pages.of(reference.number()).get(0) : "?";
  }

  private List<Kind> described(Revision revision) {
    Revision before = syntax.revisions().get(revision.number() - 1);
    List<Kind> kinds = new ArrayList<>();
    @Nullable Dictionary older = syntax.dictionary(before.trailer().get("Root"), before.number());
    @Nullable Dictionary newer =
        syntax.dictionary(revision.trailer().get("Root"), revision.number());
    for (Map.Entry<String, Kind> entry : CATALOG.entrySet()) {
      String key = entry.getKey();
      if (differs(
          older == null ? null : older.get(key), newer == null ? null : newer.get(key), revision)) {
        kinds.add(entry.getValue());
      }
    }
    if (differs(before.trailer().get("Info"), revision.trailer().get("Info"), revision)) {
      kinds.add(Kind.METADATA);
    }
    return kinds.stream().sorted().distinct().toList();
  }

  /** Whether a value is another one, or an object that it names directly was replaced. */
  private boolean differs(@Nullable PdfObject older, @Nullable PdfObject newer, Revision revision) {
    if (!Objects.equals(older, newer)) {
      return true;
    }
    Set<Integer> defined = revision.defined();
    if (newer instanceof Reference reference && defined.contains(reference.number())) {
      return true;
    }
    @Nullable Dictionary dictionary = syntax.dictionary(newer, revision.number());
    return dictionary != null
        && dictionary.entries().values().stream()
            .limit(MOST_ENTRIES)
            .anyMatch(
                value ->
                    value instanceof Reference reference && defined.contains(reference.number()));
  }
}
