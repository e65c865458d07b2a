package io.github.jpki4j.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cert.Outcome;
import io.github.jpki4j.testkit.SharedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files of other programs, and what the registry's rules say of them. Those that pass were compared
 * with what pdfsig says of form and coverage, and with /Name and /M in the file.
 */
class RegistryCorpusTest {

  private static final Path CORPUS = SharedFiles.folder("data/pdf-corpus");

  private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

  @BeforeAll
  static void require() {
    SharedFiles.require(CORPUS);
    PDFBOX.setLevel(Level.OFF);
  }

  /** Whether it passes, and the findings that are not passed, of all signatures of the file. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          dss__tion_dss-PLAIN-ECDSA_TeleSec_PKS_eIDAS_QES_CA_1-baseline-b.pdf, true, ALGORITHMS_OTHER
          dss__validation_DSS-1683.pdf, true, ALGORITHMS_OTHER DIGEST_NOT_APPLICABLE
          dss__validation_Signature-P-PK7-2.pdf, true,
          dss__validation_pades-ocsp-archiveCutOff-invalid.pdf, true, SIGNING_TIME_MISSING
          nsp__issue-209-reason-includes-trailer-word.pdf, true,
          nsp__signed-twice.pdf, true,
          pyh__minimal-signed-twice-both-created.pdf, true, SIGNING_TIME_MISSING
          dss__validation_DSS-2025.pdf, false, NAME_MISSING
          dss__validation_DSS-2155.pdf, false, ALGORITHMS_NOT_CHECKED CONTENTS_WRONG DIGEST_NOT_CHECKED SIGNER_NOT_CHECKED
          dss__validation_dss-2236_replace.pdf, false, CONTENT_AFTER SIGNING_TIME_MISSING
          nsp__signed.pdf, false, NAME_MISSING
          nsp__with-placeholder.pdf, false, ALGORITHMS_NOT_CHECKED CONTENTS_WRONG DIGEST_NOT_CHECKED RANGE_WRONG SIGNER_NOT_CHECKED
          pyh__coverage-anomalies_signature-gap-too-big.pdf, false, NAME_MISSING RANGE_WRONG SIGNING_TIME_MISSING
          pyh__ed448-disallowed-hash.pdf, false, ALGORITHMS_OTHER DIGEST_WRONG NAME_MISSING
          pyh__sig-with-ski-sid.pdf, false, NAME_MISSING
          dss__mra_john-doe-lta.pdf, false, DIGEST_WRONG FORM_WRONG NAME_MISSING SIGNING_TIME_MISSING TIME_MISSING TYPE_WRONG
          dss__pdfa2u-gray.pdf, false, FORM_WRONG NAME_MISSING SIGNING_TIME_MISSING
          dss__validation_DSS-2821.pdf, false, CONTENT_AFTER DIGEST_WRONG FORM_WRONG NAME_MISSING SIGNING_TIME_MISSING TIME_MISSING TYPE_WRONG
          dss__validation_PAdESWithCrossCertificateOCSP.pdf, false, FORM_WRONG SIGNING_TIME_MISSING
          dss__validation_pades-bes-no-certificates.pdf, false, ALGORITHMS_OTHER CERTIFICATE_MISSING DIGEST_WRONG FORM_WRONG NAME_MISSING
          dss__validation_dss-1420_PAdES-BpB-att-SHA256-SHA3_256withRSA.pdf, false, ALGORITHMS_OTHER FORM_WRONG NAME_MISSING
          pyh__form-update-original-ap-type-wrong.pdf, false, NAME_MISSING
          """)
  void eachFileHasItsFindings(String file, boolean passes, String codes) throws Exception {
    RegistryReport report = RegistryForm.check(Files.readAllBytes(CORPUS.resolve(file)));
    List<String> found =
        report.signatures().stream()
            .flatMap(List::stream)
            .map(RegistryFinding::code)
            .filter(code -> code.outcome() != Outcome.PASSED)
            .map(RegistryCode::name)
            .distinct()
            .toList();
    assertThat(report.passes()).isEqualTo(passes);
    assertThat(String.join(" ", new TreeSet<>(found))).isEqualTo(codes == null ? "" : codes);
  }
}
