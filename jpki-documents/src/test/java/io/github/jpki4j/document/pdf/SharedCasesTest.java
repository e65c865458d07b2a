package io.github.jpki4j.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.SharedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Signed PDFs of others, honest and not, which this repository does not hold: read from the folder
 * ../shared beside the checkout. Where there is none, each test says that it was left out.
 */
final class SharedCasesTest {

  private static final Path CASES = SharedFiles.folder("cases/documents");
  private static final Path CORPUS = SharedFiles.folder("data/pdf-corpus");

  private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

  /**
   * Where we say otherwise than EU DSS with every constraint on: whether we take the signatures for
   * intact, and why.
   */
  private static final Map<String, Boolean> OTHERWISE =
      Map.ofEntries(
          // algorithms that are not known here
          Map.entry("dss__tion_dss-PLAIN-ECDSA_TeleSec_PKS_eIDAS_QES_CA_1-baseline-b.pdf", false),
          Map.entry("dss__validation_Signature-P-HU_POL-7.pdf", false),
          Map.entry("pyh__ed448-disallowed-hash.pdf", false),
          Map.entry("pyh__extensions-direct.pdf", false),
          // SHA-1, and no signed attributes
          Map.entry("dss__validation_DSS-1683.pdf", false),
          // CMS with something behind it, without certificates, with two signers
          Map.entry("dss__validation_DSS-2155.pdf", false),
          Map.entry("dss__validation_pades-bes-no-certificates.pdf", false),
          Map.entry("dss__validation_pdf-double-signer-info.pdf", false),
          // an end of line that the signature does not cover
          Map.entry("pyh__coverage-anomalies_tail-uncovered.pdf", false),
          // signed attributes that are not DER, verified as they stand: a warning here
          Map.entry("nsp__incrementally_signed.pdf", true),
          Map.entry("nsp__signed-twice.pdf", true),
          Map.entry("nsp__signed.pdf", true),
          // a field that was there is signed later, with an appearance: a warning here
          Map.entry("pyh__form-update-ap-indirect-sneaky-trailer.pdf", true),
          Map.entry("pyh__form-update-no-override-appearance-stream-ap-indirect.pdf", true),
          Map.entry("pyh__rm-update-no-override-appearance-stream-ap-indirect-sneaky.pdf", true));

  @BeforeAll
  static void lookForTheFiles() {
    SharedFiles.require(CASES);
    SharedFiles.require(CORPUS);
  }

  @BeforeAll
  static void silencePdfBox() {
    PDFBOX.setLevel(Level.OFF);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
    }
  }

  /** A table's rows by their first column. */
  private static Map<String, List<String>> rows(Path table) throws IOException {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (String line : Files.readAllLines(table, StandardCharsets.UTF_8)) {
      List<String> cells = List.of(line.split("\t", -1));
      rows.put(cells.get(0), cells.subList(1, cells.size()));
    }
    return rows;
  }

  private static SignerValidator signers() throws Exception {
    return TestTrust.signers(KeyKind.SIGN);
  }

  /** The report; empty if the file is refused. */
  private static Optional<DocumentReport> verify(Path file) throws Exception {
    try {
      return Optional.of(PdfSignatures.verify(Files.readAllBytes(file), signers()));
    } catch (DocumentException e) {
      return Optional.empty();
    }
  }

  @Test
  void eachCaseIsJudgedAsExpected() throws Exception {
    Map<String, List<String>> expected = rows(CASES.resolve("expected.tsv"));
    List<String> wrong = new ArrayList<>();
    for (Path file : files(CASES.resolve("pdf"))) {
      String name = file.getFileName().toString();
      String verdict = expected.get(name).get(0);
      if (!isAsExpected(verdict, file)) {
        wrong.add(name + ": " + verdict);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isAsExpected(String verdict, Path file) throws Exception {
    Optional<DocumentReport> report = verify(file);
    boolean good = report.filter(DocumentReport::isGood).isPresent();
    if (verdict.startsWith("accept or refuse")) {
      return true;
    }
    if (verdict.startsWith("accept")) {
      boolean warned =
          report.stream()
              .flatMap(r -> r.signatures().stream())
              .anyMatch(signature -> signature.has(SignatureCode.STAMP_AFTER));
      return good && warned == verdict.contains("warning");
    }
    if (verdict.startsWith("every signature")) {
      return report.isPresent()
          && !report.get().signatures().isEmpty()
          && good != file.getFileName().toString().startsWith("d0");
    }
    return !good && (!verdict.startsWith("sign:") || isRefusedToSign(file));
  }

  private static boolean isRefusedToSign(Path file) throws IOException {
    byte[] pdf = Files.readAllBytes(file);
    try {
      PreparedPdf.of(pdf, PdfForm.CADES, HashAlgorithm.SHA256, Instant.EPOCH).close();
      return false;
    } catch (DocumentException e) {
      return e.offset().isPresent() && !e.reason().isEmpty();
    }
  }

  @Test
  void aSecondSignatureOfAnotherProgramLeavesOursIntact() throws Exception {
    for (Path file : files(CASES.resolve("pdf-second"))) {
      SignatureReport first = verify(file).orElseThrow().signatures().get(0);
      assertThat(first.isIntact()).as("%s", file.getFileName()).isTrue();
    }
  }

  @Test
  void whatAddsProofsTimeStampsAndEntriesOfWidgetsIsNoChange() throws Exception {
    for (String folder :
        List.of(
            "02-pades-lt-dss-after-last-signature",
            "03-document-timestamp",
            "04-second-signature-changed-after",
            "05-own-second-signature-adds-type-annot")) {
      for (Path file : files(CASES.resolve("field").resolve(folder))) {
        assertThat(verify(file).orElseThrow().signatures())
            .as("%s", file.getFileName())
            .isNotEmpty()
            .allMatch(SignatureReport::isIntact);
      }
    }
    for (Path file : files(CASES.resolve("field/14-overlay-as-signature-field"))) {
      assertThat(verify(file).orElseThrow().isGood())
          .as("%s", file.getFileName())
          .isEqualTo(file.endsWith("o1.pdf"));
    }
  }

  /** None is good, and each ends by a bound of docs/documents.md, however much it asks for. */
  @Test
  void hostileFilesAreDoneWithWithinBounds() throws Exception {
    for (Path file : files(CASES.resolve("dos"))) {
      assertThat(verify(file).filter(DocumentReport::isGood))
          .as("%s", file.getFileName())
          .isEmpty();
    }
    for (Path file : files(CASES.resolve("dos"))) {
      if (file.endsWith("xref-w000.pdf")) {
        byte[] pdf = Files.readAllBytes(file);
        SignerValidator signers = signers();
        assertThatThrownBy(() -> PdfSignatures.verify(pdf, signers))
            .isInstanceOf(DocumentException.class);
      }
    }
  }

  @Test
  void realFilesAreJudgedAsByOthersOrForAReason() throws Exception {
    Map<String, List<String>> table = rows(CORPUS.resolve("table.tsv"));
    Map<String, Boolean> otherwise = new LinkedHashMap<>();
    for (Path file : files(CORPUS)) {
      String name = file.getFileName().toString();
      boolean intact =
          verify(file)
              .filter(report -> !report.signatures().isEmpty())
              .filter(r -> r.signatures().stream().allMatch(SignatureReport::isIntact))
              .isPresent();
      if (intact != table.get(name).get(1).equals("OK")) {
        otherwise.put(name, intact);
      }
    }
    assertThat(otherwise).containsExactlyInAnyOrderEntriesOf(OTHERWISE);
  }
}
