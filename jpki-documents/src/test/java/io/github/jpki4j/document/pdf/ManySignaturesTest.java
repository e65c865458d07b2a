package io.github.jpki4j.document.pdf;

import static io.github.jpki4j.document.pdf.PdfText.field;
import static io.github.jpki4j.document.pdf.PdfText.page;
import static io.github.jpki4j.document.pdf.PdfText.signature;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.PdfCase;
import org.junit.jupiter.api.Test;

/** Many signatures, each in a section of its own; what they cost is in ./bench. */
class ManySignaturesTest {

  private static final int MANY = 400;

  private static byte[] many(int count) throws Exception {
    PdfText file = PdfText.alice(PdfCase.honest());
    StringBuilder fields = new StringBuilder("9 0 R");
    for (int i = 0; i < count; i++) {
      int number = 100 + 2 * i;
      fields.append(' ').append(number).append(" 0 R");
      file.object(3, page("[" + fields + "]"))
          .object(8, "<< /Fields [" + fields + "] /SigFlags 3 >>")
          .object(number, field("F" + i, "/V " + (number + 1) + " 0 R"))
          .object(number + 1, signature().replaceAll("0{9000}", ""))
          .table("")
          .signed(content -> new byte[] {0});
    }
    return file.bytes();
  }

  @Test
  void eachOfThemIsFoundAndTheFirstStaysGood() throws Exception {
    byte[] file = many(MANY);
    DocumentReport report = PdfSignatures.verify(file, TestTrust.signers(KeyKind.SIGN));
    assertThat(report.signatures()).hasSize(MANY + 1);
    assertThat(report.signatures().get(0).has(SignatureCode.COVERS_REVISION)).isTrue();
    assertThat(report.signatures().get(0).isIntact()).isTrue();
  }
}
