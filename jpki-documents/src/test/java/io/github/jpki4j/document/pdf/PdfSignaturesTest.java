package io.github.jpki4j.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentVerdict;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.PdfCase;
import io.github.jpki4j.testkit.document.PdfForge;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfSignaturesTest {

  /** Between two bytes that are another, for each value; no multiple of anything in the file. */
  private static final int STEP = 61;

  private static SignerValidator signers() throws Exception {
    return TestTrust.signers(KeyKind.SIGN);
  }

  private static byte[] signed() throws Exception {
    return PdfCase.signed(PdfCase.honest());
  }

  @ParameterizedTest
  @EnumSource(PdfCase.class)
  void whatIsWrongIsAVerdictAndAFinding(PdfCase given) throws Exception {
    DocumentReport report = PdfSignatures.verify(given.pdf(), signers());
    assertThat(report.verdict()).isEqualTo(TestTrust.verdict(given.code, report));
    assertThat(report.isGood()).isEqualTo(given.code == 0);
    if (!given.finding.isEmpty()) {
      assertThat(TestTrust.objections(report)).contains(given.finding);
    }
  }

  @Test
  void theSignatureThatCoversLeastComesFirst() throws Exception {
    byte[] twice = PdfForge.signed(signed(), PdfCase.honest());
    byte[] before = twice.clone();
    DocumentReport report = PdfSignatures.verify(twice, signers());
    assertThat(report.signatures()).hasSize(2);
    assertThat(report.signatures().get(0).has(SignatureCode.COVERS_REVISION)).isTrue();
    assertThat(report.signatures().get(1).has(SignatureCode.COVERS_FILE)).isTrue();
    assertThat(twice).isEqualTo(before);
  }

  @Test
  void aFileThatNobodySignedIsNotGood() throws Exception {
    DocumentReport report = PdfSignatures.verify(PdfForge.plain(), signers());
    assertThat(report.verdict()).isEqualTo(DocumentVerdict.NOT_SIGNED);
  }

  @Test
  void whatCannotBeCheckedIsRefused() throws Exception {
    byte[] good = PdfForge.plain();
    assertRefused(new byte[0], Problem.NOT_PDF);
    assertRefused(new byte[] {'x'}, Problem.NOT_PDF);
    assertRefused(Arrays.copyOf(good, good.length - 30), Problem.PDF_DAMAGED);
    assertRefused(PdfForge.encrypted("user"), Problem.PDF_ENCRYPTED);
    assertRefused(PdfForge.replaced(good, "1 0 obj", "9 0 obj"), Problem.PDF_DAMAGED);
  }

  private static void assertRefused(byte[] bytes, Problem problem) throws Exception {
    SignerValidator signers = signers();
    assertThatThrownBy(() -> PdfSignatures.verify(bytes, signers))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, '0', '<', 0xFF})
  void whateverAByteIsItIsReadOrRefused(int value) throws Exception {
    byte[] signed = signed();
    int refused = 0;
    for (int i = value % STEP; i < signed.length; i += STEP) {
      byte[] other = signed.clone();
      other[i] = (byte) value;
      try {
        DocumentReport report = PdfSignatures.verify(other, signers());
        assertThat(report.isGood() && !sameCoverage(other, signed)).as("byte %d", i).isFalse();
      } catch (DocumentException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static boolean sameCoverage(byte[] one, byte[] other) {
    return Arrays.equals(PdfForge.covered(one), PdfForge.covered(other));
  }
}
