package io.github.jpki4j.it.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.jpki4j.document.pdf.Stamp;
import io.github.jpki4j.it.document.GrayPage.Viewer;
import io.github.jpki4j.testkit.program.ForeignJudge;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two viewers show stamps where they should be, and upright, however the page is turned. */
class StampRenderingIT {

  private static final Path JAPANESE = Path.of("/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf");

  private static final Stamp TEXT =
      new Stamp(List.of("Approved by the board", "2026-11-23 12:00"), "TEST", 1);

  /** Points of the page that are compared: the stamp and what is around it. */
  private static final int WIDE = 190;

  private static final int HIGH = 110;

  /** Of 255, on average: frames and edges of letters fall on other pixels. */
  private static final double SAME = 6;

  @TempDir private Path folder;

  private final TestSigner signer = new TestSigner();

  /** An empty page, perhaps cropped, turned by itself or by the node above it. */
  private static byte[] page(PDRectangle crop, int rotation, boolean isInherited)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle(-50, -70, 500, 400));
      document.addPage(page);
      if (isInherited) {
        document.getPages().getCOSObject().setInt(COSName.ROTATE, rotation);
        document.getPages().getCOSObject().setItem(COSName.CROP_BOX, crop.getCOSArray());
      } else {
        page.setRotation(rotation);
        page.setCropBox(crop);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  /** A seal: dark in its upper left quarter, transparent in the lower right one. */
  private static byte[] seal() throws IOException {
    BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 100, 50);
    graphics.fillRect(0, 0, 50, 100);
    graphics.setColor(Color.BLACK);
    graphics.fillRect(0, 0, 50, 50);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private GrayPage shown(Viewer viewer, byte[] pdf) throws IOException {
    return viewer.show(Files.write(folder.resolve("x.pdf"), pdf));
  }

  @ParameterizedTest
  @EnumSource
  void aStampIsUprightInTheLowerLeftCornerOfEveryPageAsItIsSeen(Viewer viewer) throws Exception {
    Stamp stamp = TEXT.withImage(seal()).withImageHeight(40);
    PDRectangle whole = new PDRectangle(-50, -70, 500, 400);
    GrayPage upright =
        shown(viewer, signer.stamped(page(whole, 0, false), stamp)).corner(WIDE, HIGH);
    // black, red, red and white are where they are in the seal, and not upside down
    assertThat(upright.at(2 * 35, 2 * 65)).isLessThan(10);
    assertThat(upright.at(2 * 59, 2 * 65)).isBetween(40, 120);
    assertThat(upright.at(2 * 35, 2 * 40)).isBetween(40, 120);
    assertThat(upright.at(2 * 59, 2 * 40)).isGreaterThan(250);
    assertThat(upright.distance(upright.turned())).isGreaterThan(4 * SAME);
    for (PDRectangle crop : List.of(whole, new PDRectangle(13, -7, 333, 222))) {
      for (int rotation : new int[] {0, 90, 180, 270, -90, 450}) {
        for (boolean isInherited : new boolean[] {true, false}) {
          byte[] signed = signer.stamped(page(crop, rotation, isInherited), stamp);
          GrayPage page = shown(viewer, signed);
          String which = viewer + " " + crop + " " + rotation + " " + isInherited;
          assertThat(page.corner(WIDE, HIGH).distance(upright)).as(which).isLessThan(SAME);
          double[] ink = page.ink();
          assertThat(ink[0]).as(which).isCloseTo(24, within(0.6));
          assertThat(ink[1]).as(which).isCloseTo(24, within(0.6));
          assertThat(ink[2]).as(which).isLessThan(WIDE);
          assertThat(ink[3]).as(which).isCloseTo(24 + 40 + 2 * 5, within(0.6));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStampIsWhereItIsToldAndLaterOnesAreAbove(Viewer viewer) throws Exception {
    PDRectangle crop = new PDRectangle(13, -7, 333, 222);
    for (int rotation : new int[] {0, 90, 180, 270}) {
      byte[] page = page(crop, rotation, false);
      double[] there = shown(viewer, signer.stamped(page, TEXT.at(50, 100))).ink();
      assertThat(there[0]).as(viewer + " " + rotation).isCloseTo(50, within(0.6));
      assertThat(there[1]).as(viewer + " " + rotation).isCloseTo(100, within(0.6));
      byte[] once = signer.stamped(page, TEXT);
      double[] first = shown(viewer, once).ink();
      double[] both = shown(viewer, signer.stamped(once, TEXT)).ink();
      assertThat(both[2]).isCloseTo(first[2], within(0.6));
      // two of the same height, and four points between them
      assertThat(both[3] - both[1]).isCloseTo(2 * (first[3] - first[1]) + 4, within(1.1));
    }
  }

  /** A field at the lower left corner as it is seen, wide enough for the stamp in any direction. */
  private static byte[] withField(byte[] pdf, int rotation) throws IOException {
    PDRectangle whole = new PDRectangle(-50, -70, 500, 400);
    boolean isRight = rotation == 90 || rotation == 180;
    boolean isUpper = rotation == 180 || rotation == 270;
    float left = isRight ? whole.getUpperRightX() - 200 : whole.getLowerLeftX();
    float lower = isUpper ? whole.getUpperRightY() - 200 : whole.getLowerLeftY();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDAcroForm form = new PDAcroForm(document);
      document.getDocumentCatalog().setAcroForm(form);
      PDSignatureField field = new PDSignatureField(form);
      field.setPartialName("Here");
      PDAnnotationWidget widget = field.getWidgets().get(0);
      widget.setRectangle(new PDRectangle(left, lower, 200, 200));
      widget.setPage(document.getPage(0));
      document.getPage(0).getAnnotations().add(widget);
      form.getFields().add(field);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStampInAFieldOfTheFileIsUprightToo(Viewer viewer) throws Exception {
    PDRectangle whole = new PDRectangle(-50, -70, 500, 400);
    GrayPage upright = null;
    for (int rotation : new int[] {0, 90, 180, 270}) {
      byte[] pdf = withField(page(whole, rotation, false), rotation);
      GrayPage page = shown(viewer, signer.stampedIn("Here", pdf, TEXT)).corner(200, 200);
      upright = upright == null ? page : upright;
      assertThat(upright.ink()[2]).isGreaterThan(100);
      assertThat(page.distance(upright)).as(viewer + " " + rotation).isLessThan(SAME / 2);
      assertThat(page.distance(upright.turned())).isGreaterThan(SAME / 2);
    }
  }

  @Test
  void theTextIsReadBackInTheOrderOfTheLines() throws Exception {
    ForeignJudge pdftotext = ForeignJudge.of("pdftotext", "-v", "poppler-utils");
    if (!Files.isReadable(JAPANESE)) {
      ForeignJudge.missing("no " + JAPANESE + " (Debian: fonts-ipafont-gothic)");
    }
    PDRectangle whole = new PDRectangle(-50, -70, 500, 400);
    String line = "契約書を承認した。 Straße 𠮟";
    for (int rotation : new int[] {0, 90, 180, 270}) {
      Stamp stamp =
          new Stamp(List.of(line, "二行目"), "TEST", 1).withFont(Files.readAllBytes(JAPANESE), 0);
      Path signed = folder.resolve("x.pdf");
      Files.write(signed, signer.stamped(page(whole, rotation, false), stamp));
      Path text = folder.resolve("x.txt");
      assertThat(pdftotext.run("-raw", signed.toString(), text.toString()).exit()).isZero();
      List<String> lines = new ArrayList<>(Files.readAllLines(text, StandardCharsets.UTF_8));
      assertThat(lines).startsWith("TEST", line, "二行目");
      ForeignJudge pdffonts = ForeignJudge.of("pdffonts", "-v", "poppler-utils");
      assertThat(pdffonts.run(signed.toString()).text())
          .containsPattern("[A-Z]{6}\\+IPAGothic +CID TrueType +Identity-H +yes yes yes");
    }
  }
}
