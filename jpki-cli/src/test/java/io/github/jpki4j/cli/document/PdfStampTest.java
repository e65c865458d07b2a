package io.github.jpki4j.cli.document;

import static io.github.jpki4j.cli.document.PdfSignTest.assertValid;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.document.PdfForge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfStampTest {

  @TempDir private Path folder;

  private final TestCard card = Desk.card();

  private PdfDesk desk() {
    return new PdfDesk(folder, card);
  }

  private static String stampOf(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDAnnotationWidget widget = document.getSignatureFields().get(0).getWidgets().get(0);
      if (widget.getRectangle().getWidth() == 0) {
        return "";
      }
      String drawing =
          new String(
              widget.getNormalAppearanceStream().getContentStream().toByteArray(),
              StandardCharsets.US_ASCII);
      StringBuilder text = new StringBuilder();
      for (String line : drawing.lines().toList()) {
        if (line.startsWith("<")) {
          byte[] codes = Hex.decode(line.substring(1, line.indexOf('>')));
          text.append(
                  new String(
                      codes,
                      codes[0] < ' ' || codes[0] > '~'
                          ? StandardCharsets.UTF_16BE
                          : StandardCharsets.US_ASCII))
              .append('\n');
        }
      }
      return text.toString();
    }
  }

  @Test
  void aStampSaysTestForATestCardAndNothingOfThePerson() throws Exception {
    desk().sign(KeyKind.SIGN, desk().in(PdfForge.plain()));
    assertThat(stampOf(Files.readAllBytes(desk().out()))).isEmpty();
    // the card is in a reader, so that it is known to be a test card only when it is read
    desk().sign(KeyKind.SIGN, desk().in(PdfForge.plain()), "--stamp");
    assertThat(stampOf(Files.readAllBytes(desk().out())))
        .isEqualTo(
            """
            TEST: simulated card, proves nothing
            Digitally signed
            2026-11-23 12:00 (Japan time)
            """);
    assertValid(Files.readAllBytes(desk().out()), 1);
    desk().sign(KeyKind.SIGN, desk().in(PdfForge.plain()), "--stamp-text", "Approved");
    assertThat(stampOf(Files.readAllBytes(desk().out()))).contains("TEST", "Approved");
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
    assertThat(stampOf(Files.readAllBytes(desk().out()))).contains("TEST");
  }
}
