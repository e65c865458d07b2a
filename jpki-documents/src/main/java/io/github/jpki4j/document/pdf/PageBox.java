package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.write.PdfPage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rectangle in points, such as what is to be seen of a page: /CropBox as far as it is on
 * /MediaBox.
 *
 * @param left left edge
 * @param bottom lower edge
 * @param right right edge
 * @param top upper edge
 */
record PageBox(double left, double bottom, double right, double top) {

  /** What readers take where there is no box: US letter. */
  private static final PageBox LETTER = new PageBox(0, 0, 612, 792);

  /** Reads that of a page. */
  static PageBox of(PdfPage page, PdfSyntax syntax) {
    PageBox media = read(page.inherited("MediaBox", syntax), syntax).orElse(LETTER);
    PageBox crop = read(page.inherited("CropBox", syntax), syntax).orElse(media);
    return new PageBox(
        Math.max(media.left, crop.left),
        Math.max(media.bottom, crop.bottom),
        Math.min(media.right, crop.right),
        Math.min(media.top, crop.top));
  }

  /** Reads a rectangle: any two opposite corners; empty if it is none. */
  static Optional<PageBox> read(@Nullable PdfObject object, PdfSyntax syntax) {
    List<PdfObject> items = object instanceof Array array ? array.items() : List.of();
    double[] c = new double[4];
    if (items.size() != c.length) {
      return Optional.empty();
    }
    for (int i = 0; i < c.length; i++) {
      if (!(syntax.resolve(items.get(i), syntax.last().number()) instanceof Num number)) {
        return Optional.empty();
      }
      c[i] = number.value().doubleValue();
    }
    return Optional.of(
        new PageBox(
            Math.min(c[0], c[2]),
            Math.min(c[1], c[3]),
            Math.max(c[0], c[2]),
            Math.max(c[1], c[3])));
  }

  double width() {
    return right - left;
  }

  double height() {
    return top - bottom;
  }
}
