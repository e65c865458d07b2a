package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * On which pages each widget is in the end: those whose annotations have it, whatever its /P says.
 * Several pages may share one array of annotations, and one page may be there twice.
 */
final class WidgetPages {

  private static final String UNKNOWN = "?";

  /** Pages that are told of one widget. */
  private static final int MOST_PAGES = 16;

  /** Nodes of the page tree and annotations that are looked at; beyond, nobody knows the page. */
  private static final int MOST = 5_000_000;

  private static final int DEPTH = 100;

  private final PdfSyntax syntax;
  private final int last;
  private final Map<Integer, List<String>> pages = new HashMap<>();
  private int left = MOST;
  private int count;

  private record Pending(PdfObject node, int depth) {}

  private WidgetPages(PdfSyntax syntax) {
    this.syntax = syntax;
    this.last = syntax.last().number();
  }

  static WidgetPages of(PdfSyntax syntax) {
    WidgetPages pages = new WidgetPages(syntax);
    pages.read();
    return pages;
  }

  /**
   * The numbers of the pages on which an object is, from 1.
   *
   * @param number of the object
   * @return a question mark for each that nobody knows; at least one
   */
  List<String> of(int number) {
    List<String> found = pages.getOrDefault(number, List.of(UNKNOWN));
    return left < 0 ? List.of(UNKNOWN) : found;
  }

  private void read() {
    Deque<Pending> pending = new ArrayDeque<>();
    @Nullable Dictionary catalog = syntax.dictionary(syntax.last().trailer().get("Root"), last);
    @Nullable PdfObject top = catalog == null ? null : catalog.get("Pages");
    if (top != null) {
      pending.push(new Pending(top, 0));
    }
    while (!pending.isEmpty() && left >= 0) {
      Pending next = pending.pop();
      left = next.depth() > DEPTH ? -1 : left - 1;
      if (syntax.get(next.node(), "Kids", last) instanceof Array kids) {
        for (int i = kids.items().size() - 1; i >= 0; i--) {
          pending.push(new Pending(kids.items().get(i), next.depth() + 1));
        }
      } else {
        page(next.node());
      }
    }
  }

  private void page(PdfObject page) {
    String name = String.valueOf(++count);
    if (!(syntax.get(page, "Annots", last) instanceof Array annotations)) {
      return;
    }
    left -= Math.min(left + 1, annotations.items().size());
    if (left < 0) {
      return;
    }
    for (PdfObject item : annotations.items()) {
      if (item instanceof Reference reference) {
        List<String> known = pages.computeIfAbsent(reference.number(), n -> new ArrayList<>(1));
        if (known.size() < MOST_PAGES && !known.contains(name)) {
          known.add(name);
        } else if (known.size() == MOST_PAGES && !known.contains(name)) {
          known.add(UNKNOWN); // and more
        }
      }
    }
  }
}
