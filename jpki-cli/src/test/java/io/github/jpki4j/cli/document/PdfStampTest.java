package io.github.jpki4j.cli.document;

import static io.github.jpki4j.cli.document.PdfSignTest.assertValid;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.document.PdfForge;
import io.github.jpki4j.testkit.document.StampedPdf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
