package io.github.jpki4j.document.pdf.stamp;

import static io.github.jpki4j.document.pdf.write.PdfValues.array;
import static io.github.jpki4j.document.pdf.write.PdfValues.dictionary;
import static io.github.jpki4j.document.pdf.write.PdfValues.name;
import static io.github.jpki4j.document.pdf.write.PdfValues.number;
import static io.github.jpki4j.document.pdf.write.PdfValues.with;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.pdf.stamp.PageView.Box;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Reference;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.write.NewSignature.Look;
import io.github.jpki4j.document.pdf.write.ObjectSink;
import io.github.jpki4j.document.pdf.write.PdfPage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.bouncycastle.util.encoders.Hex;

/**
 * Draws a stamp upright for the reader of the page: a frame, text in it, and an image left of the
 * text. Not thread-safe.
 */
public final class StampDrawing {

  private static final double SIZE = 9;
  private static final double LEADING = 12;
  private static final double PADDING = 5;
  private static final double MARGIN = 24;

  /** How small the text may become in a field; smaller text is none. */
  private static final double SMALLEST = 0.4;

  private final StampContent content;
  private final PdfaClaim claim;
  private final StampFonts fonts;
  private final double textHeight;
  private final double imageWidth;
  private final double imageHeight;
  private final double width;
  private final double height;

  /**
   * Measures it.
   *
   * @param content what it shows
   * @param claim what the file says of itself
   * @throws DocumentException if there are characters that cannot be shown
   */
  public StampDrawing(StampContent content, PdfaClaim claim) throws DocumentException {
    this.content = content;
    this.claim = claim;
    this.fonts = StampFonts.of(content.lines(), content.font(), claim);
    this.textHeight = content.lines().size() * LEADING;
    this.imageHeight = content.image().isPresent() ? content.imageHeight().orElse(textHeight) : 0;
    this.imageWidth = content.image().map(StampImage::aspect).orElse(0.0) * imageHeight;
    this.width =
        hundredths(
            fonts.width() * SIZE + 2 * PADDING + (imageWidth > 0 ? imageWidth + PADDING : 0));
    this.height = hundredths(Math.max(textHeight, imageHeight) + 2 * PADDING);
  }

  /** So that the widget has exactly the size of what it shows. */
  private static double hundredths(double value) {
    return Math.ceil(value * 100) / 100;
  }

  /**
   * Draws it.
   *
   * @param page where it is to be seen
   * @param syntax the file
   * @param sink takes its objects
   * @return what the widget needs
   * @throws DocumentException if it does not fit onto the page, or not there
   */
  public Look draw(PdfPage page, PdfSyntax syntax, ObjectSink sink) throws DocumentException {
    PageView view = PageView.of(page, syntax);
    Box seen = content.position().isPresent() ? chosen(view) : corner(page, syntax, view);
    Box box = view.onPage(seen);
    return new Look(
        array(number(box.left()), number(box.bottom()), number(box.right()), number(box.top())),
        form(view, width, height, drawing(), sink));
  }

  private Box at(double x, double y) {
    return new Box(x, y, x + width, y + height);
  }

  private Box chosen(PageView view) throws DocumentException {
    StampContent.Position position = content.position().orElseThrow();
    Box box = at(position.x(), position.y());
    // written so that what is no number fits nowhere
    if (!(box.left() >= 0
        && box.bottom() >= 0
        && box.right() <= view.width()
        && box.top() <= view.height())) {
      throw new DocumentException(
          Problem.STAMP_OUTSIDE,
          -1,
          text(width)
              + " x "
              + text(height)
              + ", "
              + text(view.width())
              + " x "
              + text(view.height()),
          null);
    }
    return box;
  }

  /** The lower left corner, above other signatures. */
  private Box corner(PdfPage page, PdfSyntax syntax, PageView view) throws DocumentException {
    Box box = at(MARGIN, EarlierStamps.of(page, syntax, view).above(at(MARGIN, MARGIN)));
    if (width > view.width() - 2 * MARGIN || box.top() > view.height()) {
      throw new DocumentException(Problem.STAMP_TOO_LONG);
    }
    return box;
  }

  /**
   * Draws it in a field that has its place: as large as fits, not larger than usual, in the middle.
   *
   * @param field its place in the coordinates of the page
   * @param view the page
   * @param sink takes its objects
   * @return the appearance of the field's widget
   * @throws DocumentException if it would be too small to be read
   */
  public Reference drawIn(Box field, PageView view, ObjectSink sink) throws DocumentException {
    Box seen = view.seen(field);
    double scale = Math.min(1, Math.min(seen.width() / width, seen.height() / height));
    if (scale < SMALLEST) {
      throw new DocumentException(Problem.STAMP_TOO_LONG);
    }
    String place =
        String.format(
            Locale.ROOT,
            "%.4f 0 0 %.4f %.2f %.2f cm\n",
            scale,
            scale,
            (seen.width() - width * scale) / 2,
            (seen.height() - height * scale) / 2);
    return form(view, seen.width(), seen.height(), place + drawing(), sink);
  }

  private Reference form(PageView view, double wide, double high, String drawing, ObjectSink sink) {
    Dictionary resources =
        dictionary(
            "ColorSpace", dictionary("G", Colours.gray(claim)), "Font", fonts.addTo(sink, claim));
    if (content.image().isPresent()) {
      Reference image = content.image().get().addTo(sink, claim);
      resources = with(resources, "XObject", dictionary("I", image));
    }
    return sink.add(
        dictionary(
            "Type", name("XObject"),
            "Subtype", name("Form"),
            "BBox", array(number(0), number(0), number(wide), number(high)),
            "Matrix", view.matrix(wide, high),
            "Resources", resources),
        drawing.getBytes(StandardCharsets.US_ASCII));
  }

  private String drawing() {
    StringBuilder drawing = new StringBuilder("/G CS 0 SC\n/G cs 0 sc\n0.5 w\n");
    drawing.append("0.25 0.25 ").append(text(width - 0.5)).append(' ');
    drawing.append(text(height - 0.5)).append(" re S\n");
    double left = PADDING;
    if (content.image().isPresent()) {
      drawing.append("q\n").append(text(imageWidth)).append(" 0 0 ").append(text(imageHeight));
      drawing.append(' ').append(text(PADDING)).append(' ');
      drawing.append(text((height - imageHeight) / 2)).append(" cm\n/I Do\nQ\n");
      left += imageWidth + PADDING;
    }
    drawing.append("BT\n").append(text(LEADING)).append(" TL\n").append(text(left)).append(' ');
    drawing.append(text((height + textHeight) / 2 - SIZE)).append(" Td\n");
    for (String line : content.lines()) {
      StampFont font = fonts.of(line);
      drawing.append('/').append(font.resource()).append(' ').append(text(SIZE));
      drawing.append(" Tf\n<").append(Hex.toHexString(font.codes(line))).append("> Tj T*\n");
    }
    return drawing.append("ET\n").toString();
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
