package io.github.jpki4j.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.TestTrust;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done at random to what follows Alice's signature: where we say that it holds, a
 * reader that repairs shows what Alice signed.
 */
class MutantTest {

  private static final int COUNT = 2_000;

  private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

  /** Whether Alice's signature is said to hold. */
  static boolean holds(byte[] file, byte[] signed, SignerValidator signers) {
    try {
      DocumentReport report = PdfSignatures.verify(file, signers);
      return report.signatures().get(0).isIntact()
          && Arrays.equals(signed, Arrays.copyOf(file, signed.length));
    } catch (DocumentException e) {
      return false;
    }
  }

  @Test
  void whereASignatureHoldsARepairingReaderShowsWhatWasSigned() throws Exception {
    PDFBOX.setLevel(Level.OFF);
    SignerValidator signers = TestTrust.signers(KeyKind.SIGN);
    byte[] signed = Mutants.signed();
    int held = 0;
    for (int seed = 0; seed < COUNT; seed++) {
      byte[] mutant = Mutants.of(signed, seed);
      if (holds(mutant, signed, signers)) {
        held++;
        assertShown(mutant, seed);
      }
    }
    assertThat(held).isGreaterThan(COUNT / 200);
  }

  private static void assertShown(byte[] mutant, int seed) throws Exception {
    try (PDDocument document = Loader.loadPDF(mutant)) {
      assertThat(document.getNumberOfPages()).as("seed %d", seed).isEqualTo(1);
      PDPage page = document.getPage(0);
      try (InputStream content = page.getContents()) {
        assertThat(new String(content.readAllBytes(), StandardCharsets.US_ASCII))
            .as("seed %d", seed)
            .contains("Rent: 100 yen");
      }
      for (PDAnnotation annotation : page.getAnnotations()) {
        assertThat(annotation).as("seed %d", seed).isInstanceOf(PDAnnotationWidget.class);
      }
    }
  }
}
