package io.github.jpki4j.it.fuzz.pdf;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What honest programs add to a PDF, put into a section. */
final class Additions {

  private final Section section;
  private final PdfSyntax syntax;
  private final int last;
  private final Map<Integer, PdfObject> changed = new LinkedHashMap<>();

  Additions(Section section) {
    this.section = section;
    this.syntax = section.syntax;
    this.last = syntax.last().number();
  }

  /** A signature with a field of its own on the first page. */
  void sign(String field, String rectangle, String inSignature) {
    int signature = section.fresh();
    int widget = section.fresh();
    section.objects.put(signature, PdfSeeds.signature(inSignature));
    String body = widget(field, rectangle, "/V " + signature + " 0 R");
    section.objects.put(widget, body);
    listed(widget);
    if (inSignature.contains("DocMDP")) {
      inCatalog("Perms", "<< /DocMDP " + signature + " 0 R >>");
    }
  }

  /** A field with its widget. */
  String widget(String field, String rectangle, String more) {
    return "<< /Type /Annot /Subtype /Widget /FT /Sig /T (%s) /Rect %s /P %d 0 R /F 4 %s >>"
        .formatted(field, rectangle, page(), more);
  }

  /** Lists an object among the fields of the form and the annotations of the first page. */
  void listed(int number) {
    Reference reference = new Reference(number, 0);
    append(page(), "Annots", reference);
    int root = PdfSeeds.root(syntax);
    @Nullable PdfObject form = dictionary(root).get("AcroForm");
    if (form instanceof Reference at) {
      append(at.number(), "Fields", reference);
    } else {
      Map<String, PdfObject> entries =
          new LinkedHashMap<>(form instanceof Dictionary d ? d.entries() : Map.of());
      entries.put("Fields", with(entries.get("Fields"), reference));
      put(root, "AcroForm", new Dictionary(entries));
    }
  }

  /** Sets a key of the catalog. */
  void inCatalog(String key, String value) {
    int number = section.fresh();
    section.objects.put(number, value);
    put(PdfSeeds.root(syntax), key, new Reference(number, 0));
  }

  /** The number of the first page. */
  int page() {
    @Nullable PdfObject node = dictionary(PdfSeeds.root(syntax)).get("Pages");
    for (int i = 0; i < 20 && node instanceof Reference at; i++) {
      @Nullable PdfObject kids = syntax.get(node, "Kids", last);
      if (!(kids instanceof PdfObject.Array array) || array.items().isEmpty()) {
        return at.number();
      }
      node = array.items().get(0);
    }
    return 1;
  }

  private Dictionary dictionary(int number) {
    @Nullable PdfObject now = changed.get(number);
    @Nullable Dictionary before = syntax.dictionary(new Reference(number, 0), last);
    return now instanceof Dictionary d ? d : before == null ? new Dictionary(Map.of()) : before;
  }

  private void append(int number, String key, Reference item) {
    @Nullable PdfObject value = dictionary(number).get(key);
    if (value instanceof Reference array) {
      PdfObject items = with(syntax.object(array.number(), last), item);
      section.objects.put(array.number(), ObjectText.of(items, syntax.bytes()));
    } else {
      put(number, key, with(value, item));
    }
  }

  private static PdfObject with(@Nullable PdfObject array, PdfObject item) {
    List<PdfObject> items =
        new ArrayList<>(array instanceof PdfObject.Array a ? a.items() : List.of());
    items.add(item);
    return new PdfObject.Array(items);
  }

  private void put(int number, String key, PdfObject value) {
    Map<String, PdfObject> entries = new LinkedHashMap<>(dictionary(number).entries());
    entries.put(key, value);
    Dictionary now = new Dictionary(entries);
    changed.put(number, now);
    section.objects.put(number, ObjectText.of(now, syntax.bytes()));
  }
}
