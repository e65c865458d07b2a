package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Name;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.syntax.Revision;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges what one state of a PDF added to the one before: whether it is on the closed list of what
 * may follow a signature. Only objects that the state replaced are looked at, each by its roles, so
 * the work grows with what was added. docs/documents.md has the list.
 */
final class RevisionComparison {

  /** Of a field for a signature, when it is signed. */
  private static final Set<String> FREE_WHEN_SIGNED =
      Set.of("V", "AP", "AS", "F", "M", "MK", "Lock");

  /** Those of them that are seen. */
  private static final Set<String> APPEARANCE = Set.of("AP", "AS", "F", "MK");

  /** Roles in which something is free that must not be when the object is also something else. */
  private static final Set<Role> ALONE =
      EnumSet.of(
          Role.CATALOG,
          Role.FORM,
          Role.FIELDS,
          Role.FIELD,
          Role.ANNOTATIONS,
          Role.FORM_RESOURCES,
          Role.RESOURCE_KIND,
          Role.STRUCTURE_KIDS,
          Role.PARENT_TREE,
          Role.PARENT_ENTRIES);

  private static final Dictionary EMPTY = new Dictionary(Map.of());

  private final PdfSyntax syntax;
  private final Roles roles;
  private final SignatureFields fields;
  private final FieldEntries fieldEntries;
  private final Revision revision;
  private final int after;
  private final ObjectComparison comparison;
  private final StructureChanges structure;
  private final Inheritance inheritance;
  private final Change change = new Change();

  /** Once somebody asked; all objects are looked at once, however many resources are added. */
  private @Nullable DefaultAppearances appearancesBefore;

  private RevisionComparison(
      PdfSyntax syntax, Roles roles, SignatureFields fields, Revision revision) {
    this.syntax = syntax;
    this.roles = roles;
    this.fields = fields;
    this.fieldEntries = new FieldEntries(syntax);
    this.revision = revision;
    this.after = revision.number();
    this.comparison = new ObjectComparison(syntax, after - 1, after, fields.work());
    this.inheritance = new Inheritance(syntax, after - 1, comparison, fields.work());
    this.structure = new StructureChanges(syntax, roles, fields, comparison, after);
  }

  /**
   * Judges a state, and adds to the roles what is new in it.
   *
   * @param roles those of the state before
   */
  static Change of(PdfSyntax syntax, Roles roles, SignatureFields fields, Revision revision) {
    RevisionComparison comparison = new RevisionComparison(syntax, roles, fields, revision);
    comparison.run();
    return comparison.change;
  }

  private void run() {
    for (int number : revision.defined()) {
      if (!mayChange(number)) {
        change.object("object " + number);
      }
    }
    @Nullable PdfObject root = revision.trailer().get("Root");
    @Nullable PdfObject before = syntax.revisions().get(after - 1).trailer().get("Root");
    if (root == null || !root.equals(before)) {
      change.object("the catalog is another object");
      roles.add(root, Role.CATALOG, after);
    }
    revision.defined().forEach(number -> roles.replaced(number, after));
  }

  private boolean mayChange(int number) {
    Set<Role> known = roles.of(number);
    @Nullable PdfObject older = syntax.object(number, after - 1);
    @Nullable PdfObject newer = syntax.object(number, after);
    if (known.isEmpty() || comparison.isSame(older, newer)) {
      return true;
    }
    if (older == null
        || known.equals(EnumSet.of(Role.OTHER))
        || (known.contains(Role.OTHER) && known.stream().anyMatch(ALONE::contains))) {
      return false;
    }
    return known.stream()
        .filter(role -> role != Role.OTHER)
        .allMatch(role -> mayBecome(role, older, newer, number));
  }

  /** A value that may be written directly, or as an object of its own that is judged itself. */
  private boolean mayBecome(Role role, @Nullable PdfObject older, @Nullable PdfObject newer) {
    return mayBecome(role, older, newer, 0);
  }

  private boolean mayBecome(
      Role role, @Nullable PdfObject older, @Nullable PdfObject newer, int number) {
    if (comparison.isSame(older, newer)) {
      return true;
    }
    @Nullable PdfObject before = comparison.old(older);
    @Nullable PdfObject now = comparison.now(newer);
    return switch (role) {
      case FIELDS -> mayFollow(before, now, false);
      case ANNOTATIONS -> mayFollow(before, now, true);
      case STRUCTURE_KIDS -> structure.mayBecome(older, newer);
      case PARENT_ENTRIES ->
          before instanceof Array a
              && now instanceof Array b
              && structure.mayFollow(a.items(), b.items());
      default -> {
        PdfObject from = before == null ? EMPTY : before;
        yield from instanceof Dictionary a
            && now instanceof Dictionary b
            && entries(role, a, b, number);
      }
    };
  }

  /** The first ones stay; fields and widgets of later signatures may follow. */
  private boolean mayFollow(@Nullable PdfObject before, @Nullable PdfObject now, boolean widgets) {
    if ((before != null && !(before instanceof Array)) || !(now instanceof Array)) {
      return false;
    }
    List<PdfObject> older = before instanceof Array array ? array.items() : List.of();
    List<PdfObject> newer = now instanceof Array array ? array.items() : List.of();
    if (newer.size() < older.size()) {
      return false;
    }
    for (int i = 0; i < newer.size(); i++) {
      boolean right =
          i < older.size()
              ? comparison.isSame(older.get(i), newer.get(i))
              : fields.isNew(newer.get(i), widgets, after, change);
      if (!right) {
        return false;
      }
    }
    return true;
  }

  private boolean entries(Role role, Dictionary older, Dictionary newer, int number) {
    boolean free = role == Role.FIELD && fields.isUnsigned(older, number, after - 1);
    boolean isSigned = false;
    for (String key : ObjectComparison.keys(older, newer)) {
      if (!comparison.isSame(key, older.get(key), newer.get(key))) {
        boolean freed = free && FREE_WHEN_SIGNED.contains(key);
        isSigned |= freed;
        boolean written = role == Role.PAGE && inheritance.has(key, older, number, newer.get(key));
        boolean added =
            (role != Role.FIELD
                    || !key.equals("Kids")
                    || fieldEntries.mayHaveKids(older, after - 1))
                && mayBecome(role, key, older.get(key), newer.get(key));
        if (!freed && !written && !added) {
          return false;
        }
      }
    }
    return !isSigned || isSigned(older, newer, number);
  }

  /** A field that was there is signed now, or a widget of it changed with that. */
  private boolean isSigned(Dictionary older, Dictionary field, int number) {
    FoundSignature signature = fields.signature(number).orElseThrow();
    if (field.get("V") != null && !fields.isSignature(field.get("V"), after)) {
      return false;
    }
    fields.note(number, signature, change);
    if ((older.get("AP") != null || older.get("Subtype") == null)
        && APPEARANCE.stream().allMatch(key -> comparison.isSame(older.get(key), field.get(key)))) {
      return true;
    }
    return field.is("Subtype", "Widget")
        && fields.mayBeShown(older, number, signature, after - 1, change)
        && fields.mayBeShown(field, number, signature, after, change);
  }

  private boolean mayBecome(
      Role role, String key, @Nullable PdfObject older, @Nullable PdfObject newer) {
    return switch (role) {
      case CATALOG ->
          Roles.FREE_IN_CATALOG.contains(key)
              || (key.equals("AcroForm") && mayBecome(Role.FORM, older, newer))
              || (key.equals("StructTreeRoot")
                  && older != null
                  && mayBecome(Role.STRUCTURE_ROOT, older, newer));
      case PAGE ->
          (key.equals("Annots") && mayBecome(Role.ANNOTATIONS, older, newer))
              || (key.equals("Tabs") && older == null && newer instanceof Name);
      case FORM -> isAddedToForm(key, older, newer);
      case FIELD ->
          (key.equals("Type") && older == null && new Name("Annot").equals(newer))
              || (key.equals("P") && older == null && newer instanceof Reference)
              || (key.equals("Kids") && mayBecome(Role.FIELDS, older, newer));
      case FORM_RESOURCES -> mayBecome(Role.RESOURCE_KIND, older, newer);
      case RESOURCE_KIND -> isAdded(older) && !appearancesBefore().draw(key);
      case STRUCTURE_ROOT ->
          (key.equals("K") && mayBecome(Role.STRUCTURE_KIDS, older, newer))
              || (key.equals("ParentTree") && mayBecome(Role.PARENT_TREE, older, newer))
              || (key.equals("ParentTreeNextKey") && newer instanceof Num);
      case STRUCTURE_ELEMENT -> key.equals("K") && mayBecome(Role.STRUCTURE_KIDS, older, newer);
      case PARENT_TREE ->
          (key.equals("Nums") && mayBecome(Role.PARENT_ENTRIES, older, newer))
              || (key.equals("Limits") && comparison.now(newer) instanceof Array);
      default -> false;
    };
  }

  private DefaultAppearances appearancesBefore() {
    if (appearancesBefore == null) {
      appearancesBefore = DefaultAppearances.of(syntax, after - 1, fields.work());
    }
    return appearancesBefore;
  }

  private boolean isAdded(@Nullable PdfObject older) {
    change.addsMoreThanProofs();
    return comparison.old(older) == null;
  }

  private boolean isAddedToForm(String key, @Nullable PdfObject older, @Nullable PdfObject newer) {
    return switch (key) {
      case "Fields" -> mayBecome(Role.FIELDS, older, newer);
      case "DR" -> mayBecome(Role.FORM_RESOURCES, older, newer);
      case "SigFlags" -> newer instanceof Num;
      case "DA" ->
          newer instanceof PdfObject.Text && isAdded(older) && !appearancesBefore().areMissing();
      case "NeedAppearances" -> older == null && new PdfObject.Bool(false).equals(newer);
      default -> false;
    };
  }
}
