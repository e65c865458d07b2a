package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Stream;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The roles of all objects that a document shows or uses, by their numbers: whatever can be reached
 * from the catalog, except for what proves signatures and what describes the file as a whole. Roles
 * only come, so each object is looked at once for each of its roles, over all states of the file.
 */
final class Roles {

  /** Of the catalog: proofs for signatures, and descriptions that no page shows. */
  static final Set<String> FREE_IN_CATALOG = Set.of("DSS", "Extensions", "Metadata", "Version");

  /** Keys that name an object, as others do that say what it is for. */
  private static final Set<String> LINKS =
      Set.of("P", "Parent", "Pg", "Obj", "Popup", "IRT", "Prev", "Next", "Dest", "D");

  /** What such a key names and does not use otherwise, as it would a font with such a name. */
  private static final Set<Role> LINKABLE =
      EnumSet.of(Role.CATALOG, Role.PAGE, Role.FIELD, Role.STRUCTURE_ROOT, Role.STRUCTURE_ELEMENT);

  private static final EnumSet<Role> NONE = EnumSet.noneOf(Role.class);

  private final PdfSyntax syntax;
  private final Map<Integer, EnumSet<Role>> roles = new HashMap<>();

  /** Work of structural roles, then of others, then links: what has a role needs no other. */
  private final Deque<Work> structural = new ArrayDeque<>();

  private final Deque<Work> others = new ArrayDeque<>();
  private final Deque<Reference> links = new ArrayDeque<>();
  private int revision;

  private record Work(PdfObject object, Role role) {}

  Roles(PdfSyntax syntax) {
    this.syntax = syntax;
  }

  /** The roles of an object, not to be changed; empty if nothing leads to it. */
  Set<Role> of(int number) {
    return roles.getOrDefault(number, NONE);
  }

  /** Looks at everything that a value leads to in a state of the file. */
  void add(@Nullable PdfObject value, Role role, int inRevision) {
    revision = inRevision;
    if (value != null) {
      push(value, role);
    }
    while (true) {
      if (!structural.isEmpty()) {
        follow(structural.pop());
      } else if (!others.isEmpty()) {
        follow(others.pop());
      } else if (!links.isEmpty()) {
        Reference link = links.pop();
        if (Collections.disjoint(of(link.number()), LINKABLE)) {
          push(link, Role.OTHER);
        }
      } else {
        return;
      }
    }
  }

  /** Looks again at an object that a later state replaced. */
  void replaced(int number, int inRevision) {
    @Nullable PdfObject value = syntax.object(number, inRevision);
    for (Role role : EnumSet.copyOf(of(number))) {
      if (role != Role.OTHER || of(number).size() == 1) {
        add(value, role, inRevision);
      }
    }
  }

  private void push(PdfObject object, Role role) {
    if (role == Role.OTHER) {
      others.push(new Work(object, role));
    } else if (role != Role.LINKED) {
      structural.push(new Work(object, role));
    } else if (object instanceof Reference reference) {
      links.push(reference);
    } else if (object instanceof Array array) {
      array.items().forEach(item -> push(item, Role.LINKED));
    } else {
      others.push(new Work(object, Role.OTHER));
    }
  }

  private void follow(Work work) {
    if (!(work.object() instanceof Reference reference)) {
      expand(work.object(), work.role());
      return;
    }
    EnumSet<Role> known = roles.computeIfAbsent(reference.number(), n -> EnumSet.copyOf(NONE));
    boolean isKnown = !known.isEmpty();
    if (!known.add(work.role()) || (isKnown && work.role() == Role.OTHER)) {
      return; // whatever has a role was looked at with all that it leads to
    }
    @Nullable PdfObject value = syntax.object(reference.number(), revision);
    if (value != null) {
      push(value, work.role());
    }
  }

  private void expand(PdfObject object, Role role) {
    if (object instanceof Array array) {
      Role item = item(role);
      for (int i = array.items().size() - 1; i >= 0; i--) {
        push(array.items().get(i), item);
      }
      return;
    }
    @Nullable Dictionary dictionary =
        object instanceof Stream stream
            ? stream.dictionary()
            : object instanceof Dictionary written ? written : null;
    if (dictionary == null) {
      return;
    }
    for (Map.Entry<String, PdfObject> entry : dictionary.entries().entrySet()) {
      if (role != Role.CATALOG || !FREE_IN_CATALOG.contains(entry.getKey())) {
        push(entry.getValue(), value(role, entry.getKey()));
      }
    }
  }

  /** What the items of an array are. */
  private static Role item(Role role) {
    return switch (role) {
      case FIELDS, ANNOTATIONS -> Role.FIELD;
      case STRUCTURE_KIDS -> Role.STRUCTURE_ELEMENT;
      case PARENT_ENTRIES -> Role.LINKED;
      case PAGE, PARENT_TREE -> role;
      default -> Role.OTHER;
    };
  }

  /** What the value of a key is. */
  private static Role value(Role role, String key) {
    Role structural =
        switch (role) {
          case CATALOG ->
              switch (key) {
                case "AcroForm" -> Role.FORM;
                case "Pages" -> Role.PAGE;
                case "StructTreeRoot" -> Role.STRUCTURE_ROOT;
                default -> Role.OTHER;
              };
          case PAGE ->
              key.equals("Kids") ? Role.PAGE : key.equals("Annots") ? Role.ANNOTATIONS : Role.OTHER;
          case FORM ->
              key.equals("Fields")
                  ? Role.FIELDS
                  : key.equals("DR") ? Role.FORM_RESOURCES : Role.OTHER;
          case FIELD -> key.equals("Kids") ? Role.FIELDS : Role.OTHER;
          case FORM_RESOURCES -> Role.RESOURCE_KIND;
          case STRUCTURE_ROOT ->
              key.equals("K")
                  ? Role.STRUCTURE_KIDS
                  : key.equals("ParentTree") ? Role.PARENT_TREE : Role.OTHER;
          case STRUCTURE_KIDS, STRUCTURE_ELEMENT ->
              key.equals("K") ? Role.STRUCTURE_KIDS : Role.OTHER;
          case PARENT_TREE ->
              key.equals("Nums")
                  ? Role.PARENT_ENTRIES
                  : key.equals("Kids") ? Role.PARENT_TREE : Role.OTHER;
          default -> Role.OTHER;
        };
    return structural == Role.OTHER && LINKS.contains(key) ? Role.LINKED : structural;
  }
}
