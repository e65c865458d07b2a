package io.github.jpki4j.document.pdf.revision;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The node above each page in one state. Some readers go to it by the page's /Parent, others come
 * from the catalog down by /Kids: only where both lead to the same node do all know it.
 */
final class PageParents {

  /** In the place of a node: there are several, or the page is written within its node. */
  private static final int SEVERAL = -1;

  /** Values that take as long to compare as one kid to be noted. */
  private static final int KID = 8;

  private final PdfSyntax syntax;
  private final int revision;

  /** The number of the only node that has a node or a page among its kids, by that one's. */
  private final Map<Integer, Integer> above = new HashMap<>();

  private PageParents(PdfSyntax syntax, int revision) {
    this.syntax = syntax;
    this.revision = revision;
  }

  /** Goes through all pages of a state; where there is no work left, nobody knows any node. */
  static PageParents of(PdfSyntax syntax, int revision, Work work) {
    PageParents parents = new PageParents(syntax, revision);
    if (!parents.read(work)) {
      parents.above.clear();
    }
    return parents;
  }

  private boolean read(Work work) {
    @Nullable Dictionary catalog =
        syntax.dictionary(syntax.revisions().get(revision).trailer().get("Root"), revision);
    Deque<Reference> pending = new ArrayDeque<>();
    if (catalog != null && catalog.get("Pages") instanceof Reference top) {
      above.put(top.number(), SEVERAL);
      pending.push(top);
    }
    while (!pending.isEmpty()) {
      Reference node = pending.pop();
      if (!(syntax.get(node, "Kids", revision) instanceof Array kids)) {
        continue;
      }
      if (!work.take((long) KID * kids.items().size())) {
        return false;
      }
      for (PdfObject kid : kids.items()) {
        if (kid instanceof Reference reference
            && above.merge(reference.number(), node.number(), (one, other) -> SEVERAL) != SEVERAL) {
          pending.push(reference);
        }
      }
    }
    return true;
  }

  /**
   * The node above a page or a node.
   *
   * @param number of its object
   * @param page its dictionary
   * @return empty if it is the top, or readers may take different ones
   */
  Optional<Reference> of(int number, Dictionary page) {
    return page.get("Parent") instanceof Reference parent
            && above.getOrDefault(number, SEVERAL) == parent.number()
        ? Optional.of(parent)
        : Optional.empty();
  }
}
