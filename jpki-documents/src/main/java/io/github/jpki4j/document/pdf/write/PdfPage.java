package io.github.jpki4j.document.pdf.write;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page of a PDF as the file has it.
 *
 * @param reference to its object
 * @param lineage its dictionary, then those of the nodes above it, from which it inherits
 */
public record PdfPage(Reference reference, List<Dictionary> lineage) {

  /** Nodes above a page; more are a tree that nobody needs. */
  private static final int DEPTH = 100;

  private record Node(PdfObject object, List<Dictionary> above) {}

  /**
   * All pages that are objects of their own, in their order.
   *
   * @param syntax the file
   * @return empty if there are none
   */
  public static List<PdfPage> all(PdfSyntax syntax) {
    int revision = syntax.last().number();
    @Nullable Dictionary catalog = syntax.dictionary(syntax.last().trailer().get("Root"), revision);
    @Nullable PdfObject root = catalog == null ? null : catalog.get("Pages");
    List<PdfPage> pages = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    Deque<Node> pending = new ArrayDeque<>();
    if (root != null) {
      pending.push(new Node(root, List.of()));
    }
    while (!pending.isEmpty()) {
      Node node = pending.pop();
      @Nullable Dictionary dictionary = syntax.dictionary(node.object(), revision);
      if (dictionary == null
          || node.above().size() > DEPTH
          || (node.object() instanceof Reference r && !seen.add(r.number()))) {
        continue;
      }
      List<Dictionary> lineage = new ArrayList<>(List.of(dictionary));
      lineage.addAll(node.above());
      if (syntax.get(dictionary, "Kids", revision) instanceof Array kids) {
        for (int i = kids.items().size() - 1; i >= 0; i--) {
          pending.push(new Node(kids.items().get(i), lineage));
        }
      } else if (node.object() instanceof Reference reference) {
        pages.add(new PdfPage(reference, List.copyOf(lineage)));
      }
    }
    return pages;
  }

  /**
   * The value of a key, from the nodes above if the page has none.
   *
   * @param key that is inherited: /MediaBox, /CropBox, /Rotate or /Resources
   * @param syntax the file
   * @return null if there is none
   */
  public @Nullable PdfObject inherited(String key, PdfSyntax syntax) {
    for (Dictionary dictionary : lineage) {
      @Nullable PdfObject value = syntax.resolve(dictionary.get(key), syntax.last().number());
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}
