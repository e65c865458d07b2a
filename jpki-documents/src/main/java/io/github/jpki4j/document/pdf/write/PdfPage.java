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
 * @param node its place in the tree, from which it inherits
 */
public record PdfPage(Reference reference, Node node) {

  /** Nodes above a page; more are a tree that nobody needs. */
  private static final int DEPTH = 100;

  /**
   * A node of the page tree.
   *
   * @param dictionary of the node
   * @param above the node that has it among its kids; null for the root
   * @param depth how many nodes are above
   */
  public record Node(Dictionary dictionary, @Nullable Node above, int depth) {}

  private record Pending(PdfObject object, @Nullable Node above) {}

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
    Deque<Pending> pending = new ArrayDeque<>();
    if (root != null) {
      pending.push(new Pending(root, null));
    }
    while (!pending.isEmpty()) {
      Pending next = pending.pop();
      @Nullable Node above = next.above();
      int depth = above == null ? 0 : above.depth() + 1;
      @Nullable Dictionary dictionary = syntax.dictionary(next.object(), revision);
      if (dictionary == null
          || depth > DEPTH
          || (next.object() instanceof Reference r && !seen.add(r.number()))) {
        continue;
      }
      Node node = new Node(dictionary, above, depth);
      if (syntax.get(dictionary, "Kids", revision) instanceof Array kids) {
        for (int i = kids.items().size() - 1; i >= 0; i--) {
          pending.push(new Pending(kids.items().get(i), node));
        }
      } else if (next.object() instanceof Reference reference) {
        pages.add(new PdfPage(reference, node));
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
    for (@Nullable Node at = node; at != null; at = at.above()) {
      @Nullable PdfObject value = syntax.resolve(at.dictionary().get(key), syntax.last().number());
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}
