package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.revision.FormFields.Field;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Name;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields that are signed in the file as it is: only those may be added or filled in after an
 * earlier signature, and only as fields for signatures.
 */
final class SignatureFields {

  /** What a field for a signature and its widget may have; no action and no other content. */
  private static final Set<String> KEYS =
      Set.of(
          "Type",
          "Subtype",
          "FT",
          "T",
          "TU",
          "TM",
          "V",
          "Ff",
          "F",
          "Rect",
          "P",
          "Parent",
          "Kids",
          "AP",
          "AS",
          "MK",
          "DA",
          "Q",
          "BS",
          "Border",
          "H",
          "Lock",
          "SV",
          "M",
          "NM",
          "Contents",
          "StructParent",
          "DR",
          "Lang");

  /** Names with the prefix of a developer, and those that belong to nobody. */
  private static final Pattern PRIVATE = Pattern.compile("[A-Za-z0-9]{4}[_:].+|XX.+");

  private static final int HIDDEN = 2;

  /** Items of a rectangle that are looked at: more than four make none. */
  private static final int MOST_ITEMS = 5;

  private static final String UNKNOWN = "?";

  private static final Set<Role> FIELD = EnumSet.of(Role.FIELD);

  private final PdfSyntax syntax;
  private final Roles roles;
  private final FormFields fields;
  private final FieldEntries entries;
  private final WidgetPages pages;
  private final Work work;
  private final Map<Dictionary, FoundSignature> signatures = new HashMap<>();

  SignatureFields(
      PdfSyntax syntax,
      Roles roles,
      FormFields fields,
      WidgetPages pages,
      Collection<FoundSignature> found,
      Work work) {
    this.syntax = syntax;
    this.entries = new FieldEntries(syntax);
    this.roles = roles;
    this.pages = pages;
    this.fields = fields;
    this.work = work;
    found.forEach(signature -> signatures.put(signature.dictionary(), signature));
  }

  /** What may still be compared in this file. */
  Work work() {
    return work;
  }

  /** The signature that a field or a widget has in the end, if it was found and checked. */
  Optional<FoundSignature> signature(int number) {
    return fields
        .at(number)
        .flatMap(field -> Optional.ofNullable(fields.signature(field)))
        .flatMap(dictionary -> Optional.ofNullable(signatures.get(dictionary)));
  }

  /** The same if that signature came with a state or later. */
  Optional<FoundSignature> since(int number, int revision) {
    return signature(number).filter(signature -> signature.revision() >= revision);
  }

  /** Whether a value is a signature that was found. */
  boolean isSignature(@Nullable PdfObject value, int revision) {
    @Nullable Dictionary dictionary = syntax.dictionary(value, revision);
    return dictionary != null && signatures.containsKey(dictionary);
  }

  /** Whether a field or widget that exists is to be signed after a state of the file. */
  boolean isUnsigned(@Nullable PdfObject field, int number, int revision) {
    return since(number, revision + 1).isPresent()
        && new Name("Sig").equals(entries.inherited(field, "FT", revision))
        && entries.inherited(field, "V", revision) == null;
  }

  /**
   * Whether that is a new field for a signature, or a new widget of one.
   *
   * @param item of the form's fields, of a field's kids or of a page's annotations
   * @param isAnnotation whether it has to be a widget
   */
  boolean isNew(PdfObject item, boolean isAnnotation, int revision, Change change) {
    if (!(item instanceof Reference reference)
        || !FIELD.containsAll(roles.of(reference.number()))) {
      return false;
    }
    @Nullable PdfObject value = syntax.resolve(item, revision);
    Optional<FoundSignature> signature = since(reference.number(), revision);
    if (!(value instanceof Dictionary dictionary)
        || signature.isEmpty()
        || !fields.isUnique(fields.at(reference.number()).map(Field::name).orElse(""))
        || !hasRightShape(dictionary, isAnnotation)
        || !hasRightKids(dictionary, signature.get(), revision)) {
      return false;
    }
    if (isAnnotation
        && !mayBeShown(dictionary, reference.number(), signature.get(), revision, change)) {
      return false;
    }
    note(reference.number(), signature.get(), change);
    return true;
  }

  private static boolean hasRightShape(Dictionary dictionary, boolean isAnnotation) {
    @Nullable PdfObject subtype = dictionary.get("Subtype");
    @Nullable PdfObject type = dictionary.get("Type");
    @Nullable PdfObject kind = dictionary.get("FT");
    return dictionary.entries().entrySet().stream()
            .allMatch(entry -> KEYS.contains(entry.getKey()) || isPrivate(entry))
        && (subtype == null ? !isAnnotation : subtype.equals(new Name("Widget")))
        && (type == null || type.equals(new Name("Annot")))
        && (kind == null || kind.equals(new Name("Sig")));
  }

  /** What only the program knows that wrote it (ISO 32000-2, annex E), and no other object. */
  private static boolean isPrivate(Map.Entry<String, PdfObject> entry) {
    return PRIVATE.matcher(entry.getKey()).matches()
        && !(entry.getValue() instanceof Reference)
        && PdfSyntax.parts(entry.getValue()).isEmpty();
  }

  private boolean hasRightKids(Dictionary field, FoundSignature signature, int revision) {
    @Nullable PdfObject kids = syntax.get(field, "Kids", revision);
    List<PdfObject> items = kids instanceof Array array ? array.items() : List.of();
    for (PdfObject kid : items) {
      if (!work.take(1)
          || !(kid instanceof Reference reference)
          || !FIELD.containsAll(roles.of(reference.number()))
          || !signature(reference.number()).equals(Optional.of(signature))
          || !(syntax.resolve(kid, revision) instanceof Dictionary widget)
          || widget.get("Kids") != null
          || !hasRightShape(widget, true)) {
        return false;
      }
    }
    return true;
  }

  /** Notes that a field is signed, and by whom. */
  void note(int number, FoundSignature signature, Change change) {
    if (!signature.isTimeStamp()) {
      change.signs(fields.at(number).map(Field::name).orElse(""));
    }
  }

  /** Notes where a widget is seen; nobody looks at a time stamp, so it must not be. */
  boolean mayBeShown(
      @Nullable PdfObject widget,
      int number,
      FoundSignature signature,
      int revision,
      Change change) {
    if (!isShown(widget, revision)) {
      return true;
    }
    List<String> items = rectangle(widget, revision);
    String place = items.isEmpty() ? UNKNOWN : String.join(" ", items);
    pages.of(number).forEach(page -> change.shows(new Change.Place(page, place)));
    return !signature.isTimeStamp();
  }

  private boolean isShown(@Nullable PdfObject widget, int revision) {
    @Nullable PdfObject flags = syntax.get(widget, "F", revision);
    boolean hidden =
        flags instanceof Num number && number.asInt().filter(f -> (f & HIDDEN) != 0).isPresent();
    List<String> r = rectangle(widget, revision);
    return !hidden
        && (r.size() != 4 || !(isSame(r.get(0), r.get(2)) || isSame(r.get(1), r.get(3))));
  }

  /** What is no number is another place for each reader. */
  private static boolean isSame(String a, String b) {
    return a.equals(b) && !a.equals(UNKNOWN);
  }

  private List<String> rectangle(@Nullable PdfObject widget, int revision) {
    @Nullable PdfObject rectangle = syntax.get(widget, "Rect", revision);
    List<PdfObject> items = rectangle instanceof Array array ? array.items() : List.of();
    return items.stream()
        .limit(MOST_ITEMS)
        .map(item -> syntax.resolve(item, revision))
        .map(item -> item instanceof Num number ? plain(number.value()) : UNKNOWN)
        .toList();
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
