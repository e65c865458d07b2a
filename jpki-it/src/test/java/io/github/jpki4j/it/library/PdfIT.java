package io.github.jpki4j.it.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import io.github.jpki4j.testkit.program.ForeignJudge;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The document's example of PDF, judged by pdfsig. */
class PdfIT {

  @TempDir private Path folder;

  private final Desk desk = new Desk();

  private static byte[] pdf() throws Exception {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void pdfsigFindsItValidUntilSomebodyChangesIt(KeyKind kind) throws Exception {
    ForeignJudge pdfsig = ForeignJudge.of("pdfsig", "-v", "poppler-utils");
    Path signed = folder.resolve("signed.pdf");
    try (JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows());
        PDDocument document = Loader.loadPDF(pdf());
        OutputStream out = Files.newOutputStream(signed)) {
      PdfExample.sign(jpki, Stores.loaded(jpki, kind), Stores.alias(kind), document, out);
    }
    assertThat(Spent.by(desk)).isEqualTo(Spent.once(false));
    assertThat(pdfsig.run("-nocert", signed.toString()).text())
        .contains("adbe.pkcs7.detached", "Total document signed")
        .containsOnlyOnce("Signature is Valid.");
    assertThat(room(signed)).as("twice what is needed").isLessThan(0.5);

    byte[] changed = Files.readAllBytes(signed);
    changed[10] ^= 1;
    Files.write(signed, changed);
    assertThat(pdfsig.run("-nocert", signed.toString()).text()).contains("Digest Mismatch");
  }

  /** How much of the place for the signature is used. */
  private static double room(Path signed) throws Exception {
    byte[] bytes = Files.readAllBytes(signed);
    try (PDDocument document = Loader.loadPDF(bytes)) {
      PDSignature signature = document.getSignatureDictionaries().get(0);
      byte[] cms = signature.getContents(bytes);
      int used = cms.length;
      while (cms[used - 1] == 0) {
        used--;
      }
      return (double) used / SignatureOptions.DEFAULT_SIGNATURE_SIZE;
    }
  }
}
