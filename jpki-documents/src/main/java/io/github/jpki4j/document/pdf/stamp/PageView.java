package io.github.jpki4j.document.pdf.stamp;

import static io.github.jpki4j.document.pdf.write.PdfValues.array;
import static io.github.jpki4j.document.pdf.write.PdfValues.number;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.write.PdfPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page as a reader sees it: what /CropBox leaves of /MediaBox, turned by /Rotate. Places on it
 * are in units of the page (points, unless it has /UserUnit) to the right of and above its lower
 * left corner as it is seen. Immutable, thread-safe.
 *
 * @param box the visible part in the coordinates of the page
 * @param rotation clockwise, in degrees: 0, 90, 180 or 270
 */
public record PageView(Box box, int rotation) {

  private static final int FULL_TURN = 360;
  private static final int RIGHT_ANGLE = 90;

  /** What readers take where there is no box: US letter. */
  private static final Box LETTER = new Box(0, 0, 612, 792);

  /**
   * A rectangle.
   *
   * @param left its left edge
   * @param bottom its lower edge
   * @param right its right edge
   * @param top its upper edge
   */
  public record Box(double left, double bottom, double right, double top) {

    private static Box between(double x1, double y1, double x2, double y2) {
      return new Box(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
    }

    /**
     * Reads one: any two opposite corners.
     *
     * @param object the array
     * @param syntax the file
     * @return null if it is none
     */
    public static @Nullable Box read(@Nullable PdfObject object, PdfSyntax syntax) {
      List<PdfObject> items = object instanceof Array array ? array.items() : List.of();
      if (items.size() != 4) {
        return null;
      }
      double[] c = new double[4];
      for (int i = 0; i < c.length; i++) {
        if (!(syntax.resolve(items.get(i), syntax.last().number()) instanceof Num number)) {
          return null;
        }
        c[i] = number.value().doubleValue();
      }
      return between(c[0], c[1], c[2], c[3]);
    }

    /**
     * From its left to its right edge.
     *
     * @return the width
     */
    public double width() {
      return right - left;
    }

    /**
     * From its lower to its upper edge.
     *
     * @return the height
     */
    public double height() {
      return top - bottom;
    }
  }

  /**
   * Reads that of a page.
   *
   * @param page with what it inherits
   * @param syntax the file
   * @return its view
   */
  public static PageView of(PdfPage page, PdfSyntax syntax) {
    Box media = box(page, "MediaBox", syntax, LETTER);
    Box crop = box(page, "CropBox", syntax, media);
    Box visible =
        new Box(
            Math.max(media.left, crop.left),
            Math.max(media.bottom, crop.bottom),
            Math.min(media.right, crop.right),
            Math.min(media.top, crop.top));
    return new PageView(visible, rotation(page.inherited("Rotate", syntax)));
  }

  private static Box box(PdfPage page, String key, PdfSyntax syntax, Box otherwise) {
    @Nullable Box box = Box.read(page.inherited(key, syntax), syntax);
    return box == null ? otherwise : box;
  }

  /** What is no multiple of a right angle turns nothing. */
  private static int rotation(@Nullable PdfObject object) {
    double degrees = object instanceof Num number ? number.value().doubleValue() : 0;
    if (degrees % RIGHT_ANGLE != 0) {
      return 0;
    }
    return Math.floorMod((int) (degrees % FULL_TURN), FULL_TURN);
  }

  private boolean isOnItsSide() {
    return rotation % (2 * RIGHT_ANGLE) != 0;
  }

  /** Its width as it is seen. */
  double width() {
    return isOnItsSide() ? box.height() : box.width();
  }

  /** Its height as it is seen. */
  double height() {
    return isOnItsSide() ? box.width() : box.height();
  }

  /** A rectangle as it is seen, in the coordinates of the page. */
  Box onPage(Box seen) {
    return switch (rotation) {
      case 90 ->
          new Box(
              box.right - seen.top,
              box.bottom + seen.left,
              box.right - seen.bottom,
              box.bottom + seen.right);
      case 180 ->
          new Box(
              box.right - seen.right,
              box.top - seen.top,
              box.right - seen.left,
              box.top - seen.bottom);
      case 270 ->
          new Box(
              box.left + seen.bottom,
              box.top - seen.right,
              box.left + seen.top,
              box.top - seen.left);
      default ->
          new Box(
              box.left + seen.left,
              box.bottom + seen.bottom,
              box.left + seen.right,
              box.bottom + seen.top);
    };
  }

  /** A rectangle in the coordinates of the page, as it is seen. */
  Box seen(Box onPage) {
    return switch (rotation) {
      case 90 ->
          new Box(
              onPage.bottom - box.bottom,
              box.right - onPage.right,
              onPage.top - box.bottom,
              box.right - onPage.left);
      case 180 ->
          new Box(
              box.right - onPage.right,
              box.top - onPage.top,
              box.right - onPage.left,
              box.top - onPage.bottom);
      case 270 ->
          new Box(
              box.top - onPage.top,
              onPage.left - box.left,
              box.top - onPage.bottom,
              onPage.right - box.left);
      default ->
          new Box(
              onPage.left - box.left,
              onPage.bottom - box.bottom,
              onPage.right - box.left,
              onPage.top - box.bottom);
    };
  }

  /** The /Matrix of a form of this size, by which it is upright: it turns against the page. */
  Array matrix(double width, double height) {
    return switch (rotation) {
      case 90 -> matrix(0, 1, -1, 0, height, 0);
      case 180 -> matrix(-1, 0, 0, -1, width, height);
      case 270 -> matrix(0, -1, 1, 0, 0, width);
      default -> matrix(1, 0, 0, 1, 0, 0);
    };
  }

  private static Array matrix(int a, int b, int c, int d, double e, double f) {
    return array(number(a), number(b), number(c), number(d), number(e), number(f));
  }
}
