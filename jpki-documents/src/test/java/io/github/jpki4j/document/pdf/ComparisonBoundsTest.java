package io.github.jpki4j.document.pdf;

import static io.github.jpki4j.document.pdf.PdfText.field;
import static io.github.jpki4j.document.pdf.PdfText.signature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.CmsForge;
import io.github.jpki4j.testkit.document.Identity;
import io.github.jpki4j.testkit.document.PdfCase;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is written once and named in each of many states is not compared without end. */
class ComparisonBoundsTest {

  private static final int VALUES = 400_000;

  /** The fields of the form are one long array, then another one that is the same, and so on. */
  private static byte[] alternating(int sections) throws Exception {
    String fields = "[" + "9 0 R ".repeat(VALUES) + "]";
    PdfText file =
        PdfText.alice(PdfCase.honest())
            .object(30, fields)
            .object(31, fields)
            .object(8, "<< /Fields 30 0 R /SigFlags 3 >>")
            .table("");
    for (int i = 0; i < sections; i++) {
      file.object(8, "<< /Fields " + (i % 2 == 0 ? 31 : 30) + " 0 R /SigFlags 3 >>").table("");
    }
    return file.bytes();
  }

  /** Each state adds a name to the resources of the form, for which all texts are looked at. */
  private static byte[] resources(int sections) throws Exception {
    PdfText file =
        PdfText.alice(PdfCase.honest())
            .object(30, "[" + "0 ".repeat(VALUES) + "]")
            .object(8, "<< /Fields [9 0 R] /SigFlags 3 /DR << /Font << >> >> >>")
            .table("");
    StringBuilder fonts = new StringBuilder();
    for (int i = 0; i < sections; i++) {
      fonts.append("/N").append(i).append(" 4 0 R ");
      file.object(8, "<< /Fields [9 0 R] /SigFlags 3 /DR << /Font << " + fonts + ">> >> >>")
          .table("");
    }
    return file.bytes();
  }

  private static byte[] longNames(int length, int kids) throws Exception {
    StringBuilder references = new StringBuilder();
    PdfText file = PdfText.alice(PdfCase.honest());
    for (int i = 0; i < kids; i++) {
      references.append(100 + i).append(" 0 R ");
      file.object(100 + i, field("K" + i, "/Parent 20 0 R"));
    }
    return file.object(20, "<< /T (" + "a".repeat(length) + ") /Kids [" + references + "] >>")
        .object(8, "<< /Fields [9 0 R 20 0 R] /SigFlags 3 >>")
        .table("")
        .bytes();
  }

  private static DocumentReport verified(byte[] file) throws Exception {
    return PdfSignatures.verify(file, TestTrust.signers(KeyKind.SIGN));
  }

  private static void assertTooLarge(byte[] file, String reason) {
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> verified(file))
        .matches(e -> e.problem() == Problem.PDF_TOO_LARGE)
        .matches(e -> e.reason().contains(reason), reason);
  }

  @Test
  void statesThatNameTheSameLongArraysAreComparedUpToABound() throws Exception {
    assertThat(verified(alternating(3)).signatures().get(0).has(SignatureCode.CONTENT_AFTER))
        .isTrue();
    assertTooLarge(alternating(150), "values to compare");
  }

  @Test
  void textsAreLookedAtUpToABoundHoweverManyResourcesAreAdded() throws Exception {
    assertThat(verified(resources(3)).signatures().get(0).isIntact()).isTrue();
    assertTooLarge(resources(150), "values to compare");
  }

  @Test
  void namesOfFieldsAreJoinedUpToABound() throws Exception {
    assertThat(verified(longNames(1_000, 40)).signatures()).hasSize(1);
    assertTooLarge(longNames(1_000_000, 40), "names of fields");
  }

  /** One signature with a long value that nobody knows, and a field with many widgets. */
  private static byte[] widgets(int values, int count) throws Exception {
    return PdfText.alice(PdfCase.honest())
        .mallory()
        .object(21, field("Mallory", "/V 22 0 R /Kids [" + "<<>>".repeat(count) + "]"))
        .object(22, signature().replace("/Type", "/X [" + "0 ".repeat(values) + "] /Type"))
        .table("")
        .signed(PdfCase.honest())
        .bytes();
  }

  /** Signatures, each in a state of its own, with one long array in all of them. */
  private static byte[] references(int values, int signatures) throws Exception {
    PdfText file =
        PdfText.alice(PdfCase.honest()).object(40, "[" + "null ".repeat(values) + "]").table("");
    for (int i = 0; i < signatures; i++) {
      file.object(100 + i, signature().replace("/Type /Sig", "/Type /Sig /Reference 40 0 R"))
          .table("")
          .signed(content -> new byte[] {0});
    }
    return file.bytes();
  }

  /** This took hours when the signature was looked at as a whole for each widget. */
  @Test
  void aLongSignatureIsLookedAtOnceHoweverManyWidgetsHaveIt() throws Exception {
    assertThat(verified(widgets(300_000, 300_000)).signatures()).hasSize(2);
  }

  @Test
  void whatSignaturesReferToIsLookedAtUpToABound() throws Exception {
    assertThat(verified(references(VALUES, 3)).signatures()).hasSize(4);
    assertTooLarge(references(VALUES, 150), "values to compare");
  }

  /** This took minutes. */
  @Test
  void aTimeOfMillionsOfDigitsIsNone() throws Exception {
    for (int digits : new int[] {14, 4_000_000}) {
      String time = "/M (D:" + "20260101120000".repeat(digits / 14) + ") /Type";
      byte[] file =
          PdfText.alice(PdfCase.honest())
              .object(22, signature().replace("/Type", time))
              .table("")
              .signed(new CmsForge().detached().withoutAttributes(Identity.holder(KeyKind.SIGN)))
              .bytes();
      Optional<Instant> claimed = verified(file).signatures().get(1).claimedTime();
      assertThat(claimed.map(Instant::toString))
          .isEqualTo(digits == 14 ? Optional.of("2026-01-01T12:00:00Z") : Optional.empty());
    }
  }
}
