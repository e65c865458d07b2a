package io.github.jpki4j.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.CardInHand;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.document.pdf.stamp.PageView.Box;
import io.github.jpki4j.testkit.document.PdfForge;
import io.github.jpki4j.testkit.document.StampedPdf;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StampTest {

  private static final Instant TIME = Instant.parse("2026-11-23T03:00:00Z");

  /** As many lines as a page of 792 points holds. */
  private static final int MOST_LINES = 63;

  private final CardInHand hand = new CardInHand();

  private byte[] signed(Stamp stamp) throws Exception {
    return signed(PdfForge.plain(), stamp);
  }

  private byte[] signed(byte[] pdf, Stamp stamp) throws Exception {
    try (PreparedPdf prepared =
        PreparedPdf.of(
            pdf, PdfSigning.of(PdfForm.PKCS7, HashAlgorithm.SHA256, TIME).withStamp(stamp))) {
      return hand.sign(KeyKind.SIGN, prepared);
    }
  }

  private static byte[] file(String format, int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  private static byte[] latin() throws IOException {
    try (InputStream in =
        PDFont.class.getResourceAsStream(
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      return in.readAllBytes();
    }
  }

  private void assertRefused(byte[] pdf, Stamp stamp, Problem problem) {
    assertThatThrownBy(() -> signed(pdf, stamp))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  @Test
  void aStampSaysTestForATestCardHoweverItWasPrepared() throws Exception {
    Stamp stamp = new Stamp(List.of("Signed", "2026"), "TEST card", 1);
    for (Stamp each : List.of(stamp, stamp.forTests())) {
      byte[] signed = signed(each);
      assertThat(StampedPdf.lines(signed)).containsExactly("TEST card", "Signed", "2026");
      assertThat(PdfSignatures.verify(signed, TestTrust.signers(KeyKind.SIGN)).isGood()).isTrue();
    }
  }

  @Test
  void aStampWithoutRoomForItsTestLineIsNotDrawnOverTheEdge() {
    Stamp full = new Stamp(Collections.nCopies(MOST_LINES, "a"), "TEST", 1);
    assertThatThrownBy(() -> signed(full))
        .isInstanceOfSatisfying(
            DocumentException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.STAMP_TOO_LONG));
  }

  @Test
  void aStampHasLinesOfItsOwn() {
    List<String> lines = new ArrayList<>(List.of("a"));
    Stamp stamp = new Stamp(lines, "TEST", 1);
    lines.add("b");
    assertThat(stamp.lines()).containsExactly("a");
    assertThatThrownBy(() -> new Stamp(List.of(), "TEST", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The widgets of all signatures. */
  private static List<Box> boxes(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<Box> boxes = new ArrayList<>();
      for (PDSignatureField field : document.getSignatureFields()) {
        PDRectangle r = field.getWidgets().get(0).getRectangle();
        boxes.add(
            new Box(r.getLowerLeftX(), r.getLowerLeftY(), r.getUpperRightX(), r.getUpperRightY()));
      }
      return boxes;
    }
  }

  @Test
  void laterStampsAreAboveEarlierOnesOfAnyHeightAndBesideThoseElsewhere() throws Exception {
    Stamp low = new Stamp(List.of("a"), "TEST", 1);
    Stamp high = low.withImage(file("png", 1, 1)).withImageHeight(100);
    byte[] pdf = signed(low.at(300, 24));
    for (Stamp stamp : List.of(high, low, high)) {
      pdf = signed(pdf, stamp);
    }
    List<Box> boxes = boxes(pdf);
    assertThat(boxes.get(0).left()).isEqualTo(300);
    assertThat(boxes.subList(1, 4)).extracting(Box::left).containsOnly(24.0);
    assertThat(boxes.subList(1, 4)).extracting(Box::bottom).containsExactly(24.0, 138.0, 176.0);
    assertThat(PdfSignatures.verify(pdf, TestTrust.signers(KeyKind.SIGN)).isGood()).isTrue();
  }

  @Test
  void aStampAtAPlaceFitsOntoThePageOrIsRefusedWithItsSize() throws Exception {
    byte[] pdf = PdfForge.plain(); // 612 by 792
    Stamp stamp = new Stamp(List.of("a"), "a", 1);
    Box box = boxes(signed(stamp.at(0, 0))).get(0);
    double right = 612 - box.right();
    double top = 792 - box.top();
    assertThat(boxes(signed(stamp.at(right, top))).get(0).top()).isEqualTo(792);
    for (Stamp outside :
        List.of(
            stamp.at(right + 0.01, top),
            stamp.at(right, top + 0.01),
            stamp.at(-0.01, 0),
            stamp.at(0, -0.01),
            stamp.at(Double.NaN, 0),
            stamp.at(0, Double.POSITIVE_INFINITY))) {
      assertRefused(pdf, outside, Problem.STAMP_OUTSIDE);
    }
  }

  /** Which edges of the page are the left and the lower one, and so those of the stamp. */
  @ParameterizedTest
  @CsvSource({
    "0, LEFT, 30, BOTTOM, 20",
    "90, BOTTOM, 30, RIGHT, 592",
    "180, RIGHT, 582, TOP, 772",
    "270, TOP, 762, LEFT, 20"
  })
  void thePlaceIsCountedFromTheLowerLeftCornerAsItIsSeen(
      int rotation, String left, double x, String lower, double y) throws Exception {
    byte[] pdf =
        PdfForge.updated(PdfForge.plain(), document -> document.getPage(0).setRotation(rotation));
    Box box = boxes(signed(pdf, new Stamp(List.of("a"), "TEST", 1).at(30, 20))).get(0);
    Map<String, Double> edges =
        Map.of("LEFT", box.left(), "BOTTOM", box.bottom(), "RIGHT", box.right(), "TOP", box.top());
    assertThat(edges.get(left)).isCloseTo(x, within(0.001));
    assertThat(edges.get(lower)).isCloseTo(y, within(0.001));
  }

  /** The font has one glyph for some of them: a space and one that does not break. */
  @Test
  void textIsReadBackCharacterByCharacter() throws Exception {
    String text = "Grüße Жук\u00A0 µ\u03BC \u2126\u03A9";
    Stamp stamp = new Stamp(List.of(text), "TEST", 1);
    assertThat(StampedPdf.lines(signed(stamp))).containsExactly("TEST", text);
    assertThat(StampedPdf.lines(signed(stamp.withFont(latin(), 0)))).containsExactly("TEST", text);
  }

  @Test
  void japaneseNeedsAFontInPdfaAloneAndAFontHasToHaveEveryCharacter() throws Exception {
    Stamp stamp = new Stamp(List.of("承認", "Approved"), "TEST", 1);
    assertThat(StampedPdf.lines(signed(stamp))).containsExactly("TEST", "承認", "Approved");
    byte[] pdfa =
        PdfForge.updated(
            PdfForge.plain(),
            document -> {
              PDMetadata metadata = new PDMetadata(document);
              metadata.importXMPMetadata(
                  ("<x xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/'>"
                          + "<pdfaid:part>2</pdfaid:part></x>")
                      .getBytes(StandardCharsets.UTF_8));
              document.getDocumentCatalog().setMetadata(metadata);
              document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            });
    assertRefused(pdfa, stamp, Problem.STAMP_FONT_NEEDED);
    assertRefused(pdfa, stamp.withFont(latin(), 0), Problem.STAMP_CHARACTERS);
    assertRefused(PdfForge.plain(), stamp.withFont(latin(), 0), Problem.STAMP_CHARACTERS);
    Stamp english = new Stamp(List.of("Approved"), "TEST", 1);
    assertThat(StampedPdf.lines(signed(pdfa, english))).containsExactly("TEST", "Approved");
  }

  @Test
  void anImageIsAsHighAsTheTextOrAsItIsToldAndWideInProportion() throws Exception {
    Stamp text = new Stamp(List.of("a", "b"), "TEST", 1).forTests();
    Box without = boxes(signed(text)).get(0);
    for (String format : List.of("png", "jpeg")) {
      Stamp image = text.withImage(file(format, 40, 20));
      Box with = boxes(signed(image)).get(0);
      assertThat(with.top()).isEqualTo(without.top());
      // the text has three lines of 12 points; 5 points are between them
      assertThat(with.right() - without.right()).isCloseTo(2 * 36 + 5, within(0.02));
      Box higher = boxes(signed(image.withImageHeight(60))).get(0);
      assertThat(higher.top() - higher.bottom()).isCloseTo(60 + 2 * 5, within(0.02));
      assertThat(higher.right() - without.right()).isCloseTo(2 * 60 + 5, within(0.02));
    }
    for (double height : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> text.withImageHeight(height))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** What is added to an encrypted file is encrypted too, a JPEG as well. */
  @Test
  void aStampInAFileThatOpensWithoutAPasswordIsRead() throws Exception {
    Stamp stamp = new Stamp(List.of("Grüße"), "TEST", 1).withImage(file("jpeg", 40, 20));
    byte[] signed = signed(PdfForge.encrypted(""), stamp);
    assertThat(StampedPdf.lines(signed)).containsExactly("TEST", "Grüße");
    try (PDDocument document = Loader.loadPDF(signed)) {
      PDResources resources =
          document
              .getSignatureFields()
              .get(0)
              .getWidgets()
              .get(0)
              .getNormalAppearanceStream()
              .getResources();
      PDImageXObject image = (PDImageXObject) resources.getXObject(COSName.getPDFName("I"));
      assertThat(image.getImage().getWidth()).isEqualTo(40);
    }
    assertThat(PdfSignatures.verify(signed, TestTrust.signers(KeyKind.SIGN)).isGood()).isTrue();
  }
}
