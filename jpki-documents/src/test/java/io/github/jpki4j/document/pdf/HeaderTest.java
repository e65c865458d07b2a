package io.github.jpki4j.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.PdfCase;
import io.github.jpki4j.testkit.document.PdfForge;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What stands before the header makes two files of one: poppler, mupdf and qpdf count offsets from
 * the header then, PDFBox from the first byte, and nobody says what a byte range begins at.
 */
class HeaderTest {

  private static byte[] behind(String junk, byte[] pdf) {
    String text = junk + new String(pdf, StandardCharsets.ISO_8859_1);
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Problem problem(byte[] pdf) {
    try {
      PdfSignatures.verify(pdf, TestTrust.signers(KeyKind.SIGN));
      throw new AssertionError("accepted");
    } catch (DocumentException e) {
      return e.problem();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\n", " ", "\u00EF\u00BB\u00BF", "%!PS\n", "%", "\0", "MIME-Version: 1.0\r\n\r\n"})
  void somethingBeforeTheHeaderIsReadInTwoWays(String junk) throws Exception {
    assertThat(problem(behind(junk, PdfForge.plain()))).isEqualTo(Problem.PDF_AMBIGUOUS);
    byte[] signed = PdfText.alice(PdfCase.honest()).bytes();
    assertThat(problem(behind(junk, signed))).isEqualTo(Problem.PDF_AMBIGUOUS);
  }

  @Test
  void aFileWithoutAHeaderIsNoPdf() throws Exception {
    assertThat(problem(new byte[0])).isEqualTo(Problem.NOT_PDF);
    assertThat(problem("%PDF".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(Problem.NOT_PDF);
    assertThat(problem(behind("x".repeat(2000), PdfForge.plain()))).isEqualTo(Problem.NOT_PDF);
  }

  /** An unsigned one can be written anew, a signed one cannot. */
  @Test
  void anUnsignedFileCanBeWrittenAnew() throws Exception {
    NormalizedPdf anew = PdfNormalizer.normalize(behind("junk\n", PdfForge.plain()));
    assertThat(anew.pages()).isPositive();
    byte[] signed = behind("junk\n", PdfText.alice(PdfCase.honest()).bytes());
    assertThatThrownBy(() -> PdfNormalizer.normalize(signed)).isInstanceOf(DocumentException.class);
  }
}
