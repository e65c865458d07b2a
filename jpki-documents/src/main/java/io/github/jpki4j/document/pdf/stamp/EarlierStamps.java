package io.github.jpki4j.document.pdf.stamp;

import io.github.jpki4j.document.pdf.stamp.PageView.Box;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Name;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.write.PdfPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a page has fields for signatures already, signed or not, as it is seen. */
final class EarlierStamps {

  private static final double GAP = 4;
  private static final Name SIGNATURE = new Name("Sig");

  /** From the lowest to the highest. */
  private final List<Box> boxes;

  private EarlierStamps(List<Box> boxes) {
    this.boxes = boxes;
  }

  static EarlierStamps of(PdfPage page, PdfSyntax syntax, PageView view) {
    int revision = syntax.last().number();
    List<Box> boxes = new ArrayList<>();
    if (syntax.get(page.reference(), "Annots", revision) instanceof Array annotations) {
      for (PdfObject annotation : annotations.items()) {
        @Nullable Dictionary widget = syntax.dictionary(annotation, revision);
        @Nullable Box box =
            widget == null || !isSignature(widget, syntax)
                ? null
                : Box.read(syntax.get(widget, "Rect", revision), syntax);
        if (box != null && box.width() > 0 && box.height() > 0) {
          boxes.add(view.seen(box));
        }
      }
    }
    boxes.sort(Comparator.comparingDouble(Box::bottom));
    return new EarlierStamps(boxes);
  }

  /** A widget may be a part of its field. */
  private static boolean isSignature(Dictionary widget, PdfSyntax syntax) {
    int revision = syntax.last().number();
    return SIGNATURE.equals(syntax.get(widget, "FT", revision))
        || SIGNATURE.equals(syntax.get(widget.get("Parent"), "FT", revision));
  }

  /** How low the lower edge of a box can be if it moves up until it lies over none. */
  double above(Box wanted) {
    double bottom = wanted.bottom();
    for (Box box : boxes) {
      boolean isBeside = box.right() <= wanted.left() || box.left() >= wanted.right();
      boolean isElsewhere = box.top() <= bottom || box.bottom() >= bottom + wanted.height();
      if (!isBeside && !isElsewhere) {
        bottom = box.top() + GAP;
      }
    }
    return bottom;
  }
}
