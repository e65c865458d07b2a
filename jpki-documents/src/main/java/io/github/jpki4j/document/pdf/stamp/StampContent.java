package io.github.jpki4j.document.pdf.stamp;

import java.util.List;
import java.util.Optional;

/**
 * What a stamp shows, and where. Immutable.
 *
 * @param lines of text, one or more
 * @param position of its lower left corner; empty for the lower left corner of the page, above what
 *     is there of signatures
 * @param font for all lines; empty for those that are there
 * @param image left of the text, if there is one
 * @param imageHeight in points; empty for that of the text
 */
public record StampContent(
    List<String> lines,
    Optional<Position> position,
    Optional<FontFile> font,
    Optional<StampImage> image,
    Optional<Double> imageHeight) {

  /**
   * A place on a page as it is seen.
   *
   * @param x points to the right of its lower left corner
   * @param y points above it
   */
  public record Position(double x, double y) {}

  /** Copies the lines. */
  public StampContent {
    lines = List.copyOf(lines);
  }
}
