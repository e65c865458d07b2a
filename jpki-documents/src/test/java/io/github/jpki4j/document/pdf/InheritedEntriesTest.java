package io.github.jpki4j.document.pdf;

import static io.github.jpki4j.document.pdf.PdfText.field;
import static io.github.jpki4j.document.pdf.PdfText.signature;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.PdfCase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A page may say later what it had from the nodes above it. Some readers find these by /Parent,
 * others by the /Kids that lead to the page: only what both find is no change.
 */
class InheritedEntriesTest {

  private static final String PAGE =
      "<< /Type /Page /Parent %s 0 R /Contents 5 0 R /Annots [9 0 R] %s >>";

  /** Three nodes: 2 is that of the catalog, 6 is below it, and nothing leads to 7. */
  private static PdfText file(String parent, String top, String below, String apart, String kids) {
    return new PdfText()
            .object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R >>")
            .object(2, "<< /Type /Pages /Kids [" + kids + "] /Count 1 " + top + " >>")
            .object(3, PAGE.formatted(parent, ""))
            .object(4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
            .stream(5, "", "BT /F1 20 Tf 50 700 Td (Rent: 100 yen) Tj ET")
            .object(6, "<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 " + below + " >>")
            .object(7, "<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 " + apart + " >>")
            .object(8, "<< /Fields [9 0 R] /SigFlags 3 >>")
            .object(9, field("Alice", "/V 10 0 R"))
            .object(10, signature());
  }

  private static DocumentReport written(PdfText file, String parent, String entry)
      throws Exception {
    byte[] pdf =
        file.table("")
            .signed(PdfCase.honest())
            .object(3, PAGE.formatted(parent, entry))
            .table("")
            .bytes();
    return PdfSignatures.verify(pdf, TestTrust.signers(KeyKind.SIGN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Rotate 90",
        "/MediaBox [0 0 612 792]",
        "/CropBox [0 0 99 99]",
        "/Resources << /Font << /F1 4 0 R >> >>"
      })
  void whatEveryReaderInheritsMayBeWritten(String entry) throws Exception {
    assertThat(written(file("6", "", entry, "", "6 0 R"), "6", entry).isGood()).isTrue();
    assertThat(written(file("6", entry, "", "", "6 0 R"), "6", entry).isGood()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "7, 6 0 R, another node is named than leads to the page",
    "7, 6 0 R 7 0 R, the page is there twice",
    "6, 6 0 R 7 0 R, the page is there twice",
    "6, 7 0 R, another node leads to the page than is named",
    "6, 3 0 R, the node is left out on the way to the page",
    "6, 6 0 R 3 0 R, the page is there on two levels"
  })
  void whatOneReaderInheritsAndAnotherDoesNotIsAChange(String parent, String kids, String why)
      throws Exception {
    for (String entry : new String[] {"/Rotate 180", "/CropBox [0 0 99 99]"}) {
      PdfText file =
          file(parent, "", parent.equals("6") ? entry : "", parent.equals("7") ? entry : "", kids);
      DocumentReport report = written(file, parent, entry);
      assertThat(report.signatures().get(0).has(SignatureCode.CONTENT_AFTER)).as(why).isTrue();
      assertThat(report.isGood()).isFalse();
    }
  }
}
