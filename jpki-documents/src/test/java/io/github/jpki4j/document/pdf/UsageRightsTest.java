package io.github.jpki4j.document.pdf;

import static io.github.jpki4j.document.pdf.PdfText.field;
import static io.github.jpki4j.document.pdf.PdfText.page;
import static io.github.jpki4j.document.pdf.PdfText.signature;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.document.Addition;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentVerdict;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.PdfCase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The signature that grants rights to Adobe Reader is told apart, and hides no signature. */
class UsageRightsTest {

  private static final String CATALOG = "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R %s >>";
  private static final String PERMS = "/Perms << /UR3 60 0 R >>";
  private static final String GRANTS =
      " /Reference [<< /Type /SigRef /TransformMethod /UR3 /TransformParams << >> >>] >>";

  private static String granting() {
    String signature = signature();
    return signature.substring(0, signature.length() - 3) + GRANTS;
  }

  private static PdfText form(String fields, String perms) {
    return new PdfText()
            .object(1, CATALOG.formatted(perms))
            .object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
            .object(3, page("[" + fields + "]"))
            .object(4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
            .stream(5, "", "BT /F1 20 Tf 50 700 Td (Rent: 100 yen) Tj ET")
            .object(8, "<< /Fields [" + fields + "] /SigFlags 3 >>");
  }

  private static PdfText extended(String perms, String granting) throws Exception {
    return form("", perms).object(60, granting).table("").signed(PdfCase.honest());
  }

  private static PdfText alice(PdfText file) throws Exception {
    return file.object(3, page("[9 0 R]"))
        .object(8, "<< /Fields [9 0 R] /SigFlags 3 >>")
        .object(9, field("Alice", "/V 10 0 R"))
        .object(10, signature())
        .table("")
        .signed(PdfCase.honest());
  }

  private static DocumentReport verify(PdfText file) throws Exception {
    return PdfSignatures.verify(file.bytes(), TestTrust.signers(KeyKind.SIGN));
  }

  private static List<Addition.Kind> told(DocumentReport report) {
    return report.revisions().stream()
        .flatMap(revision -> revision.additions().stream())
        .map(Addition::kind)
        .toList();
  }

  @Test
  void itIsToldAndIsNoSignatureOfAPerson() throws Exception {
    DocumentReport alone = verify(extended(PERMS, granting()));
    assertThat(alone.verdict()).isEqualTo(DocumentVerdict.NOT_SIGNED);
    assertThat(told(alone)).containsExactly(Addition.Kind.USAGE_RIGHTS);
    DocumentReport signed = verify(alice(extended(PERMS, granting())));
    assertThat(signed.isGood()).isTrue();
    assertThat(signed.signatures()).hasSize(1);
    assertThat(told(signed)).containsExactly(Addition.Kind.USAGE_RIGHTS);
  }

  /** A damaged one changes no verdict, as it changes no page. */
  @Test
  void itIsNotJudged() throws Exception {
    PdfText file = form("", PERMS).object(60, granting().replace("*".repeat(10), "0")).table("");
    DocumentReport report = verify(alice(file));
    assertThat(report.signatures()).hasSize(1);
    assertThat(report.isGood()).isTrue();
  }

  /** Whoever signed is told, however the file calls the signature. */
  @Test
  void noSignatureOfAPersonIsTakenForOne() throws Exception {
    assertThat(verify(extended(PERMS, signature())).signatures()).hasSize(1);
    assertThat(verify(extended("", granting())).signatures()).hasSize(1);
    PdfText inField =
        form("9 0 R", PERMS)
            .object(9, field("Alice", "/V 60 0 R"))
            .object(60, granting())
            .table("")
            .signed(PdfCase.honest());
    assertThat(verify(inField).signatures()).hasSize(1);
    assertThat(told(verify(inField))).isEmpty();
    PdfText hidden =
        inField.object(3, page("[]")).object(8, "<< /Fields [] /SigFlags 3 >>").table("");
    assertThat(verify(hidden).isGood()).isFalse();
    assertThat(verify(hidden).signatures().get(0).has(SignatureCode.CONTENT_AFTER)).isTrue();
  }

  /** Mallory calls Alice's signature so in a later section. */
  @Test
  void aLaterSectionMakesNoneOfOne() throws Exception {
    PdfText named =
        alice(form("", "")).object(1, CATALOG.formatted("/Perms << /UR3 10 0 R >>")).table("");
    assertThat(verify(named).signatures()).hasSize(1);
    assertThat(verify(named).isGood()).isFalse();
    PdfText added =
        alice(form("", "")).object(1, CATALOG.formatted(PERMS)).object(60, granting()).table("");
    DocumentReport report = verify(added.signed(PdfCase.honest()));
    assertThat(report.signatures().get(0).isIntact()).isFalse();
  }
}
