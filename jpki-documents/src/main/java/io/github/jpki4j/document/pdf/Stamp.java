package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.pdf.stamp.FontFile;
import io.github.jpki4j.document.pdf.stamp.StampContent;
import io.github.jpki4j.document.pdf.stamp.StampContent.Position;
import io.github.jpki4j.document.pdf.stamp.StampImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a signature shows on a page: lines of text, left of them an image if one is given. It is
 * upright for the reader, also where the page is rotated, and as wide as its content. It is in the
 * lower left corner of the page as it is seen, above fields for signatures that are there already,
 * or where {@link #at} says.
 *
 * <p>Text is drawn with an embedded font: Liberation Sans, or that of {@link #withFont}. Without
 * {@code withFont}, lines with a character that Liberation Sans lacks, such as Japanese, are drawn
 * with a font of the viewer; a file that says that it is PDF/A does not allow that. Each character
 * is set beside the one before, from left to right.
 *
 * <p>In a field that is there already ({@link PdfSigning#inField}) it has the place of the field,
 * whatever {@link #at} and the page say, and is smaller if it has to be.
 *
 * <p>Lengths are points: units of the page, 1/72 inch unless the page has /UserUnit. Immutable,
 * thread-safe.
 *
 * @since 0.1.0
 */
public final class Stamp {

  private final StampContent content;
  private final String testLine;
  private final int page;
  private final boolean test;

  private Stamp(StampContent content, String testLine, int page, boolean test) {
    this.content = content;
    this.testLine = testLine;
    this.page = page;
    this.test = test;
  }

  /**
   * A stamp with the test line if the certificate turns out to be one for tests.
   *
   * @param lines one or more; copied; none may have a control character, such as a line break
   * @param testLine the line above them if the signer's certificate is for tests
   * @param page counted from 1
   * @throws IllegalArgumentException if there is no line
   */
  public Stamp(List<String> lines, String testLine, int page) {
    this(
        new StampContent(
            lines, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        testLine,
        page,
        false);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a stamp without a line");
    }
  }

  /**
   * The same with the test line, for those who know before that the certificate is one for tests.
   *
   * @return a new one
   */
  public Stamp forTests() {
    return new Stamp(content, testLine, page, true);
  }

  /**
   * The same at a place of its own, whatever is there. What does not fit onto the page there is
   * refused when the signature is prepared.
   *
   * @param x points from the left edge of the page, as it is seen, to that of the stamp
   * @param y points from the lower edge of the page, as it is seen, to that of the stamp
   * @return a new one
   */
  public Stamp at(double x, double y) {
    return with(
        Optional.of(new Position(x, y)), content.font(), content.image(), content.imageHeight());
  }

  /**
   * The same with an image, such as that of a seal, as high as the text. Transparent pixels stay
   * so, except in a PDF/A that does not allow it, where they are white. Of a JPEG, what a camera
   * has noted (Exif) is left out, and so not heeded.
   *
   * @param image a PNG, or a JPEG in gray or in colours of a screen; at most 4 MiB and 4,000,000
   *     pixels; neither kept nor changed
   * @return a new one
   * @throws DocumentException if it is not such an image
   */
  public Stamp withImage(byte[] image) throws DocumentException {
    return with(
        content.position(),
        content.font(),
        Optional.of(StampImage.read(image)),
        content.imageHeight());
  }

  /**
   * The same with another height of the image; its width is in proportion.
   *
   * @param points more than 0
   * @return a new one
   * @throws IllegalArgumentException if the height is not more than 0, or no finite number
   */
  public Stamp withImageHeight(double points) {
    if (!(points > 0) || Double.isInfinite(points)) {
      throw new IllegalArgumentException("an image of the height " + points);
    }
    return with(content.position(), content.font(), content.image(), Optional.of(points));
  }

  /**
   * The same with a font for all of its text. What is needed of it is embedded.
   *
   * @param font a file with TrueType outlines (TTF, TTC, OTF with glyf) that may be embedded in
   *     part as it says itself; at most 32 MiB; not copied, so not to be changed
   * @param index of the font in a collection (TTC), from 0; 0 for a single font
   * @return a new one
   * @throws DocumentException if it is not such a font; whether it has all characters is looked at
   *     when the signature is prepared
   */
  public Stamp withFont(byte[] font, int index) throws DocumentException {
    return with(
        content.position(),
        Optional.of(FontFile.read(font, index)),
        content.image(),
        content.imageHeight());
  }

  private Stamp with(
      Optional<Position> position,
      Optional<FontFile> font,
      Optional<StampImage> image,
      Optional<Double> imageHeight) {
    return new Stamp(
        new StampContent(content.lines(), position, font, image, imageHeight),
        testLine,
        page,
        test);
  }

  /**
   * Its lines.
   *
   * @return one or more, without that for tests, unmodifiable
   */
  public List<String> lines() {
    return content.lines();
  }

  /**
   * The line above them if the signer's certificate is for tests.
   *
   * @return the line
   */
  public String testLine() {
    return testLine;
  }

  /**
   * Its page.
   *
   * @return counted from 1
   */
  public int page() {
    return page;
  }

  /**
   * Whether the test line is there whatever the certificate is.
   *
   * @return true if it is
   */
  public boolean test() {
    return test;
  }

  /** What it shows, with the test line if that is there. */
  StampContent content() {
    List<String> lines = new ArrayList<>(content.lines());
    if (test) {
      lines.add(0, testLine);
    }
    return new StampContent(
        lines, content.position(), content.font(), content.image(), content.imageHeight());
  }
}
