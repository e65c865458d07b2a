package io.github.jpki4j.document.pdf.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.document.pdf.stamp.PageView.Box;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Num;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.write.PdfPage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageViewTest {

  /** 200 wide and 100 high, and not at the origin. */
  private static final Box PAGE = new Box(10, 20, 210, 120);

  /** What is 5 from the left and 7 from the lower edge of what is seen, 30 wide and 12 high. */
  private static final Box SEEN = new Box(5, 7, 35, 19);

  private static List<Double> corners(Box box) {
    return List.of(box.left(), box.bottom(), box.right(), box.top());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 15, 27, 45, 39", // from the lower left corner
    "90, 191, 25, 203, 55", // from the lower right one, which is seen at the lower left
    "180, 175, 101, 205, 113", // from the upper right one
    "270, 17, 85, 29, 115" // from the upper left one
  })
  void thePlaceIsThatOnThePageAsItIsSeen(
      int rotation, double left, double bottom, double right, double top) {
    PageView view = new PageView(PAGE, rotation);
    assertThat(view.onPage(SEEN)).isEqualTo(new Box(left, bottom, right, top));
    assertThat(view.seen(view.onPage(SEEN))).isEqualTo(SEEN);
    boolean isUpright = rotation % 180 == 0;
    assertThat(view.width()).isEqualTo(isUpright ? 200 : 100);
    assertThat(view.height()).isEqualTo(isUpright ? 100 : 200);
  }

  /** A reader turns the page clockwise: what the matrix makes of an arrow has to point back. */
  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void theFormIsTurnedAgainstThePageAndStaysWithinItsSize(int rotation) {
    double[] m =
        new PageView(PAGE, rotation)
            .matrix(30, 12).items().stream()
                .mapToDouble(item -> ((Num) item).value().doubleValue())
                .toArray();
    double seen = Math.toRadians(-rotation);
    // to the right in the form is to the right when it is seen
    assertThat(Math.round(m[0] * Math.cos(seen) - m[1] * Math.sin(seen))).isEqualTo(1);
    assertThat(Math.round(m[0] * Math.sin(seen) + m[1] * Math.cos(seen))).isZero();
    // and what is above is above
    assertThat(Math.round(m[2] * Math.sin(seen) + m[3] * Math.cos(seen))).isEqualTo(1);
    double[] x = {m[4], m[0] * 30 + m[4], m[2] * 12 + m[4], m[0] * 30 + m[2] * 12 + m[4]};
    double[] y = {m[5], m[1] * 30 + m[5], m[3] * 12 + m[5], m[1] * 30 + m[3] * 12 + m[5]};
    assertThat(List.of(min(x), min(y), max(x), max(y)))
        .isEqualTo(
            rotation % 180 == 0 ? List.of(0.0, 0.0, 30.0, 12.0) : List.of(0.0, 0.0, 12.0, 30.0));
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  /** Changes a page of 200 by 100 and the node above it. */
  private interface Change {

    void apply(PDPage page, COSDictionary above);
  }

  private static PageView view(Change change) throws Exception {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle(0, 0, 200, 100));
      document.addPage(page);
      change.apply(page, document.getPages().getCOSObject());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      PdfSyntax syntax = PdfSyntax.read(out.toByteArray());
      return PageView.of(PdfPage.all(syntax).get(0), syntax);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "90, 90",
    "180, 180",
    "270, 270",
    "360, 0",
    "450, 90",
    "-90, 270",
    "-180, 180",
    "-450, 270",
    "45, 0",
    "3690, 90"
  })
  void rotationIsAnyMultipleOfARightAngle(int written, int meant) throws Exception {
    PageView own = view((page, above) -> page.getCOSObject().setInt(COSName.ROTATE, written));
    assertThat(own.rotation()).isEqualTo(meant);
    PageView inherited = view((page, above) -> above.setInt(COSName.ROTATE, written));
    assertThat(inherited).isEqualTo(own);
    PageView real =
        view((page, above) -> page.getCOSObject().setItem(COSName.ROTATE, new COSFloat(written)));
    assertThat(real).isEqualTo(own);
    PageView overridden =
        view(
            (page, above) -> {
              above.setInt(COSName.ROTATE, 90);
              page.getCOSObject().setInt(COSName.ROTATE, written);
            });
    assertThat(overridden).isEqualTo(own);
  }

  @Test
  void whatIsSeenIsTheCropBoxOnTheMediaBoxInheritedOrNot() throws Exception {
    assertThat(corners(view((page, above) -> {}).box())).containsExactly(0.0, 0.0, 200.0, 100.0);
    PDRectangle crop = new PDRectangle(50, 10, 300, 60);
    assertThat(corners(view((page, above) -> page.setCropBox(crop)).box()))
        .containsExactly(50.0, 10.0, 200.0, 70.0);
    assertThat(
            corners(
                view((page, above) -> above.setItem(COSName.CROP_BOX, crop.getCOSArray())).box()))
        .containsExactly(50.0, 10.0, 200.0, 70.0);
    PageView moved =
        view(
            (page, above) -> {
              page.getCOSObject().removeItem(COSName.MEDIA_BOX);
              above.setItem(COSName.MEDIA_BOX, new PDRectangle(-100, -50, 60, 40).getCOSArray());
            });
    assertThat(corners(moved.box())).containsExactly(-100.0, -50.0, -40.0, -10.0);
  }
}
