package io.github.jpki4j.cli.document;

import static io.github.jpki4j.cli.document.PdfSignTest.assertValid;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.document.PdfForge;
import io.github.jpki4j.testkit.document.StampedPdf;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfStampTest {

  @TempDir private Path folder;

  private final TestCard card = Desk.card();

  private PdfDesk desk() {
    return new PdfDesk(folder, card);
  }

  private List<String> stamp() throws IOException {
    return StampedPdf.lines(Files.readAllBytes(desk().out()));
  }

  @Test
  void aStampSaysTestForATestCardAndNothingOfThePerson() throws Exception {
    desk().sign(KeyKind.SIGN, desk().in(PdfForge.plain()));
    assertThat(stamp()).isEmpty();
    // the card is in a reader, so that it is known to be a test card only when it is read
    desk().sign(KeyKind.SIGN, desk().in(PdfForge.plain()), "--stamp");
    assertThat(stamp())
        .containsExactly(
            "TEST: simulated card, proves nothing",
            "Digitally signed",
            "2026-11-23 12:00 (Japan time)");
    assertValid(Files.readAllBytes(desk().out()), 1);
    desk().sign(KeyKind.SIGN, desk().in(PdfForge.plain()), "--stamp-text", "Approved");
    assertThat(stamp()).contains("TEST: simulated card, proves nothing", "Approved");
    String pin = Files.writeString(folder.resolve("pin"), "ABC123").toString();
    Desk.empty()
        .withoutReader()
        .run(
            "pdf",
            "sign",
            "--simulate",
            "--key=sign",
            "--stamp",
            desk().in(PdfForge.plain()),
            "--out",
            desk().out().toString(),
            "--pin-file",
            pin);
    assertThat(stamp()).contains("TEST: simulated card, proves nothing");
  }

  private String file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  private String image(String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), format, out);
    return file("seal." + format, out.toByteArray());
  }

  private String font() throws IOException {
    try (InputStream in =
        PDFont.class.getResourceAsStream(
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      return file("font.ttf", in.readAllBytes());
    }
  }

  @Test
  void aStampHasAPlaceAnImageAndAFontByOption() throws Exception {
    for (String format : List.of("png", "jpeg")) {
      Desk.Result signed =
          desk()
              .sign(
                  KeyKind.SIGN,
                  desk().in(PdfForge.plain()),
                  "--stamp-at=300.5,400",
                  "--stamp-image",
                  image(format),
                  "--stamp-image-height=40",
                  "--stamp-font",
                  font(),
                  "--stamp-font-index=0");
      assertThat(signed.code()).as(signed.said()).isZero();
      assertThat(stamp()).contains("Digitally signed");
      assertValid(Files.readAllBytes(desk().out()), 1);
      try (PDDocument document = Loader.loadPDF(desk().out().toFile())) {
        PDRectangle place = document.getSignatureFields().get(0).getWidgets().get(0).getRectangle();
        assertThat(place.getLowerLeftX()).isEqualTo(300.5f);
        assertThat(place.getLowerLeftY()).isEqualTo(400);
        assertThat(place.getHeight()).isEqualTo(50);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--stamp-at=500",
        "--stamp-at=1,2,3",
        "--stamp-at=a,b",
        "--stamp-at=-1,0",
        "--stamp-at=NaN,0",
        "--stamp-at=1e3,0",
        "--stamp-at=600,0",
        "--stamp-image-height=10",
        "--stamp-font-index=0",
        "--stamp-text=a\nb",
        "--stamp-page=2"
      })
  void whatIsWrongWithAStampIsToldBeforeTheCardIsTouched(String option) throws Exception {
    Desk.Result refused = desk().sign(KeyKind.SIGN, desk().in(PdfForge.plain()), option);
    assertThat(refused.code()).as(refused.said()).isEqualTo(2);
    assertThat(refused.said()).contains("--stamp").doesNotContain("Exception");
    assertThat(desk().out()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--stamp-image", "--stamp-font"})
  void aFileThatIsNoneOfItsKindIsNamed(String option) throws Exception {
    String wrong = file("wrong.bin", new byte[100]);
    Desk.Result refused = desk().sign(KeyKind.SIGN, desk().in(PdfForge.plain()), option, wrong);
    assertThat(refused.code()).as(refused.said()).isEqualTo(50);
    assertThat(refused.said()).contains("wrong.bin");
    assertThat(desk().out()).doesNotExist();
  }

  @Test
  void aCharacterThatTheFontLacksIsNamed() throws Exception {
    Desk.Result refused =
        desk()
            .sign(
                KeyKind.SIGN,
                desk().in(PdfForge.plain()),
                "--stamp-text",
                "承認",
                "--stamp-font",
                font());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.said()).contains("U+627F");
  }

  @Test
  void standardInputIsReadForOneThingOnly() throws Exception {
    Desk.Result refused = desk().sign(KeyKind.SIGN, "-", "--stamp-image", "-");
    assertThat(refused.code()).isEqualTo(2);
  }
}
