package io.github.jpki4j.document.pdf;

import static io.github.jpki4j.document.pdf.PdfText.field;
import static io.github.jpki4j.document.pdf.PdfText.page;
import static io.github.jpki4j.document.pdf.PdfText.signature;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.document.pdf.revision.TextString;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Text;
import io.github.jpki4j.testkit.document.PdfCase;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name is a text: the same in whatever encoding it stands, also where it is locked. */
class FieldNameEncodingsTest {

  private static DocumentReport verify(PdfText file) throws Exception {
    byte[] pdf = file.table("").signed(PdfCase.honest()).bytes();
    return PdfSignatures.verify(pdf, TestTrust.signers(KeyKind.SIGN));
  }

  private static PdfText file(String lock) throws Exception {
    return new PdfText()
            .object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R >>")
            .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
            .object(3, page("[9 0 R]"))
            .object(4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
            .stream(5, "", "")
            .object(8, "<< /Fields [9 0 R] /SigFlags 3 >>")
            .object(9, field("Alice", "/V 10 0 R " + lock))
            .object(10, signature())
            .table("")
            .signed(PdfCase.honest());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(Alice)",
        "<FEFF0041006C006900630065>",
        "<FFFE41006C00690063006500>",
        "<EFBBBF416C696365>"
      })
  void noSecondFieldHasTheNameOfAnother(String name) throws Exception {
    PdfText later = file("").mallory();
    DocumentReport report =
        verify(later.object(21, field("", "/V 22 0 R").replace("/T ()", "/T " + name)));
    assertThat(report.signatures().get(0).has(SignatureCode.CHANGED_AFTER)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(Mallory\\205)",
        "<FEFF004D0061006C006C006F007200792013>",
        "<EFBBBF4D616C6C6F7279E28093>"
      })
  void aLockHoldsInEachEncoding(String name) throws Exception {
    for (String locked :
        new String[] {"(Mallory\\205)", "<FEFF004D0061006C006C006F007200792013>"}) {
      PdfText first =
          file("/Lock << /Type /SigFieldLock /Action /Include /Fields [" + locked + "] >>");
      DocumentReport report =
          verify(first.mallory().object(21, field("", "/V 22 0 R").replace("/T ()", "/T " + name)));
      assertThat(report.signatures().get(0).has(SignatureCode.CHANGES_FORBIDDEN))
          .as(locked)
          .isTrue();
    }
  }

  /** PDFBox is the other opinion; AD is undefined, and it makes a zero of it. */
  @Test
  void eachByteIsTheCharacterThatOthersRead() {
    for (int code = 0; code < 256; code++) {
      byte[] bytes = {'a', (byte) code, 'z'};
      String written = new String(bytes, StandardCharsets.ISO_8859_1);
      assertThat(TextString.decoded(new Text(written, -1, 0)))
          .as("%02X", code)
          .isEqualTo(new COSString(bytes).getString().replace('\0', code == 0 ? '\0' : '\uFFFD'));
    }
  }
}
