package io.github.jpki4j.document.pdf;

import static io.github.jpki4j.document.pdf.PdfText.field;
import static io.github.jpki4j.document.pdf.PdfText.page;
import static io.github.jpki4j.document.pdf.PdfText.signature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.CmsForge;
import io.github.jpki4j.testkit.document.Identity;
import io.github.jpki4j.testkit.document.PdfCase;
import java.util.function.IntFunction;
import org.bouncycastle.util.encoders.Hex;
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

  /** One page and signatures that no field has, each of other bytes or all of the same. */
  private static byte[] ranges(int length, int count, IntFunction<String> range, byte[] cms)
      throws Exception {
    PdfText file = PdfText.alice(PdfCase.honest()).stream(99, "", " ".repeat(length));
    String contents = Hex.toHexString(cms);
    for (int i = 0; i < count; i++) {
      file.object(
          100 + i,
          "<< /Type /Sig /Name (%d) /SubFilter /adbe.pkcs7.detached /ByteRange [%s] /Contents <%s> >>"
              .formatted(i, range.apply(i), contents));
    }
    return file.table("").bytes();
  }

  private static void assertTooLarge(byte[] file) {
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> PdfSignatures.verify(file, TestTrust.signers(KeyKind.SIGN)))
        .matches(e -> e.problem() == DocumentException.Problem.PDF_TOO_LARGE)
        .matches(e -> e.reason().contains("bytes are hashed"));
  }

  @Test
  void signaturesThatEachNeedMostOfTheFileAreRefusedBeforeAnythingIsHashed() throws Exception {
    int length = 2 << 20;
    byte[] file = ranges(length, 600, i -> "0 %d %d %d".formatted(i, i + 1, length), new byte[1]);
    assertTooLarge(file);
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(
            () ->
                PreparedPdf.of(file, PdfForm.PKCS7, HashAlgorithm.SHA256, Identity.CLOCK.instant()))
        .matches(e -> e.problem() == DocumentException.Problem.PDF_TOO_LARGE);
  }

  @Test
  void theSameBytesAreHashedOnce() throws Exception {
    int length = 2 << 20;
    byte[] cms = PdfCase.honest().sign(new byte[0]);
    DocumentReport report =
        PdfSignatures.verify(
            ranges(length, 600, i -> "0 1 2 " + length, cms), TestTrust.signers(KeyKind.SIGN));
    assertThat(report.signatures())
        .filteredOn(signature -> signature.has(SignatureCode.DIGEST_WRONG))
        .hasSize(600);
  }

  @Test
  void signaturesWithoutAttributesNeedAllBytesAgainUpToTheBound() throws Exception {
    int length = 5 << 20;
    byte[] cms =
        new CmsForge()
            .detached()
            .withoutAttributes(Identity.holder(KeyKind.SIGN))
            .sign(new byte[0]);
    IntFunction<String> small = i -> "0 %d %d 1".formatted(length + i, length + i + 1);
    assertTooLarge(ranges(length, 250, small, cms));
    DocumentReport report =
        PdfSignatures.verify(ranges(length, 50, small, cms), TestTrust.signers(KeyKind.SIGN));
    assertThat(report.signatures())
        .filteredOn(signature -> signature.has(SignatureCode.SIGNATURE_WRONG))
        .hasSize(50);
  }
}
