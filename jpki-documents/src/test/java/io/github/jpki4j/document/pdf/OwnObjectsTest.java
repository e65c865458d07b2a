package io.github.jpki4j.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.CardInHand;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Dictionary;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.testkit.SharedFiles;
import io.github.jpki4j.testkit.document.PdfForge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What signing writes: its own objects, and of those of others only what has to name the new field.
 * Over every PDF of the folder ../shared that can be signed; where there is none, the tests say
 * that they were left out.
 */
final class OwnObjectsTest {

  private static final Instant TIME = Instant.parse("2026-11-23T03:00:00Z");
  private static final Path SHARED = SharedFiles.folder("");

  /** The keys whose values get a new field, and those on the way to them. */
  private static final Set<String> TOUCHED = Set.of("Annots", "Fields", "SigFlags", "AcroForm");

  private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

  private final CardInHand hand = new CardInHand();

  @BeforeAll
  static void silencePdfBox() {
    PDFBOX.setLevel(Level.OFF);
  }

  private static List<Path> files(String folder) throws IOException {
    Path root = SHARED.resolve(folder);
    SharedFiles.require(root);
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
    }
  }

  private byte[] signed(byte[] pdf) throws Exception {
    PdfSigning signing =
        PdfSigning.of(PdfForm.CADES, HashAlgorithm.SHA256, TIME)
            .withStamp(new Stamp(List.of("a"), "TEST", 1));
    try (PreparedPdf prepared = PreparedPdf.of(pdf, signing)) {
      return hand.sign(KeyKind.SIGN, prepared);
    }
  }

  /** What is wrong with the objects that were replaced; empty if nothing is. */
  private static List<String> replaced(byte[] pdf, byte[] signed) throws Exception {
    PdfSyntax syntax = PdfSyntax.read(signed);
    int after = syntax.last().number();
    List<String> wrong = new ArrayList<>();
    int count = 0;
    for (int number : syntax.last().defined()) {
      @Nullable PdfObject older = syntax.object(number, after - 1);
      if (older != null) {
        count++;
        if (!isSameButTouched(older, syntax.object(number, after))) {
          wrong.add("object " + number);
        }
      }
    }
    if (count > 3) {
      wrong.add(count + " objects");
    }
    if (!Arrays.equals(pdf, Arrays.copyOf(signed, pdf.length))) {
      wrong.add("the bytes before");
    }
    return wrong;
  }

  private static boolean isSameButTouched(PdfObject older, @Nullable PdfObject newer) {
    if (older instanceof Array before && newer instanceof Array now) {
      return now.items().subList(0, before.items().size()).equals(before.items())
          && now.items().size() == before.items().size() + 1;
    }
    if (!(older instanceof Dictionary before) || !(newer instanceof Dictionary now)) {
      return false;
    }
    Map<String, PdfObject> left = new HashMap<>(before.entries());
    Map<String, PdfObject> right = new HashMap<>(now.entries());
    left.keySet().removeAll(TOUCHED);
    right.keySet().removeAll(TOUCHED);
    return left.equals(right);
  }

  @Test
  void onlyWhatHasToNameTheFieldIsReplaced() throws Exception {
    for (byte[] pdf : List.of(PdfForge.plain(), PdfForge.compressed())) {
      assertThat(replaced(pdf, signed(pdf))).isEmpty();
    }
  }

  @Test
  void annotationsOfOthersWithoutTypeStayAsTheyAre() throws Exception {
    SignerValidator signers = TestTrust.signers(KeyKind.SIGN);
    for (Path file : files("cases/documents/field/05-own-second-signature-adds-type-annot")) {
      byte[] pdf = Files.readAllBytes(file);
      byte[] signed = signed(pdf);
      assertThat(replaced(pdf, signed)).as("%s", file.getFileName()).isEmpty();
      assertThat(intact(PdfSignatures.verify(signed, signers)))
          .as("%s", file.getFileName())
          .hasSize(intact(PdfSignatures.verify(pdf, signers)).size() + 1)
          .containsOnly(true);
    }
  }

  private static List<Boolean> intact(DocumentReport report) {
    return report.signatures().stream().map(SignatureReport::isIntact).toList();
  }

  @Test
  void earlierSignaturesStayAsGoodAsTheyWere() throws Exception {
    SignerValidator signers = TestTrust.signers(KeyKind.SIGN);
    List<Path> files = new ArrayList<>(files("data/pdf-corpus"));
    files.addAll(files("cases/documents/pdf"));
    files.addAll(files("cases/documents/field"));
    List<String> wrong = new ArrayList<>();
    int count = 0;
    for (Path file : files) {
      byte[] pdf = Files.readAllBytes(file);
      byte[] signed;
      List<Boolean> before;
      try {
        before = intact(PdfSignatures.verify(pdf, signers));
        signed = signed(pdf);
      } catch (DocumentException e) {
        continue; // refused before a card is touched, which other tests look at
      }
      count++;
      List<Boolean> after = intact(PdfSignatures.verify(signed, signers));
      if (after.size() != before.size() + 1
          || Collections.frequency(after, true) <= Collections.frequency(before, true)) {
        wrong.add(file.getFileName() + ": " + before + " " + after);
      }
      replaced(pdf, signed).forEach(what -> wrong.add(file.getFileName() + ": " + what));
    }
    assertThat(wrong).isEmpty();
    assertThat(count).isGreaterThan(100);
  }
}
