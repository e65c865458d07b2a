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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A later signature whose field is below a field that was there. That one is then no field of its
 * own for some readers: poppler no longer draws a text without an appearance.
 */
class FieldsBelowOthersTest {

  private static final String TEXT = "/FT /Tx /V (100) /DA (/F1 20 Tf)";
  private static final String WIDGET =
      "/Type /Annot /Subtype /Widget /Rect [50 600 250 640] /P 3 0 R";

  /** Object 40 is the field, below 43; 41 is a widget of it unless it is one itself. */
  private static DocumentReport below(String entries, String kids) throws Exception {
    String above = "<< /T (x) /Parent 43 0 R " + entries + " %s >>";
    String annotations = "9 0 R 41 0 R";
    PdfText file =
        new PdfText()
                .object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R >>")
                .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                .object(3, page("[" + annotations + "]"))
                .object(4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
                .stream(5, "", "BT /F1 20 Tf 50 700 Td (Rent:) Tj ET")
                .object(8, "<< /Fields [9 0 R 43 0 R] /SigFlags 3 >>")
                .object(9, field("Alice", "/V 10 0 R"))
                .object(10, signature())
                .object(40, above.formatted(kids.isEmpty() ? "" : "/Kids [" + kids + "]"))
                .object(41, "<< /Parent 40 0 R " + WIDGET + " >>")
                .object(43, "<< /T (all) /Kids [40 0 R] >>")
                .table("")
                .signed(PdfCase.honest());
    file.object(3, page("[" + annotations + " 21 0 R]"))
        .object(40, above.formatted("/Kids [" + kids + " 21 0 R]"))
        .object(21, field("Mallory", "/Parent 40 0 R /V 22 0 R"))
        .object(22, signature());
    return PdfSignatures.verify(
        file.table("").signed(PdfCase.honest()).bytes(), TestTrust.signers(KeyKind.SIGN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/FT /Sig", "/TU (x)"})
  void belowOneThatIsOnlyANameItIsASignatureAsOthersAre(String entries) throws Exception {
    DocumentReport report = below(entries, "");
    assertThat(report.signatures()).hasSize(2);
    assertThat(report.isGood()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TEXT,
        TEXT + WIDGET,
        "/FT /Tx",
        "/FT /Btn /V /Off",
        "/FT /Ch",
        "/V (100)",
        "/FT /Sig " + WIDGET,
        WIDGET
      })
  void belowOneThatIsSeenOrHasAValueItIsAChange(String entries) throws Exception {
    for (String kids : new String[] {"", "41 0 R"}) {
      DocumentReport report = below(entries, kids);
      assertThat(report.signatures().get(0).has(SignatureCode.CHANGED_AFTER)).isTrue();
      assertThat(report.isGood()).isFalse();
    }
  }
}
