package io.github.jpki4j.document.pdf;

import static io.github.jpki4j.document.pdf.PdfText.field;
import static io.github.jpki4j.document.pdf.PdfText.page;
import static io.github.jpki4j.document.pdf.PdfText.signature;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.Addition;
import io.github.jpki4j.document.CardInHand;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.PdfCase;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;

/** A later signature is told of on each page that shows it, whatever it says of its page itself. */
class StampedPagesTest {

  private static final String WIDGET =
      "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Mallory) /Rect [9 9 99 99] /P 3 0 R"
          + " /V 22 0 R /AP << /N 23 0 R >> >>";
  private static final String FORM = "<< /Fields [9 0 R%s] /SigFlags 3 >>";

  /** A page of the two that the file has. */
  private static String second(String annotations) {
    return page(annotations).replace("5 0 R", "35 0 R");
  }

  private static PdfText alice(String kids, String first, String second) throws Exception {
    return new PdfText()
            .object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R >>")
            .object(
                2, "<< /Type /Pages /Kids [" + kids + "] /Count " + kids.split("R").length + " >>")
            .object(3, page(first))
            .object(33, second(second))
            .object(4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
            .stream(5, "", "BT /F1 20 Tf 50 700 Td (Rent: 100 yen) Tj ET")
            .stream(35, "", "BT /F1 20 Tf 50 700 Td (Deposit: 0 yen) Tj ET")
            .object(7, "[9 0 R]")
            .object(8, FORM.formatted(""))
            .object(9, field("Alice", "/V 10 0 R"))
            .object(10, signature())
            .table("")
            .signed(PdfCase.honest());
  }

  private static PdfText mallory(PdfText file) {
    return file
        .object(8, FORM.formatted(" 21 0 R"))
        .object(21, WIDGET)
        .object(22, signature())
        .stream(23, "/Type /XObject /Subtype /Form /BBox [0 0 90 90]", "0 0 90 90 re f");
  }

  private static List<String> toldPages(PdfText file) throws Exception {
    DocumentReport report =
        PdfSignatures.verify(
            file.table("").signed(PdfCase.honest()).bytes(), TestTrust.signers(KeyKind.SIGN));
    assertThat(report.isGood()).isTrue();
    List<Addition> additions = report.revisions().get(1).additions();
    List<String> pages =
        report.signatures().get(0).findings().stream()
            .filter(finding -> finding.code() == SignatureCode.STAMP_AFTER)
            .map(finding -> finding.arguments().get(0))
            .toList();
    assertThat(additions.get(0).arguments().get(1)).isEqualTo(pages.get(0));
    return pages;
  }

  private static final String BOTH = "3 0 R 33 0 R";

  @Test
  void thePageIsTheOneThatHasTheWidget() throws Exception {
    PdfText own = mallory(alice(BOTH, "[9 0 R]", "[]").object(3, page("[9 0 R 21 0 R]")));
    assertThat(toldPages(own)).containsExactly("1");
    PdfText other = mallory(alice(BOTH, "[9 0 R]", "[]").object(33, second("[21 0 R]")));
    assertThat(toldPages(other)).containsExactly("2");
  }

  @Test
  void aWidgetOnTwoPagesIsToldOfBoth() throws Exception {
    PdfText both =
        mallory(
            alice(BOTH, "[9 0 R]", "[]")
                .object(3, page("[9 0 R 21 0 R]"))
                .object(33, second("[21 0 R]")));
    assertThat(toldPages(both)).containsExactly("1", "2");
  }

  @Test
  void anArrayOfSeveralPagesIsToldOfAll() throws Exception {
    PdfText shared = mallory(alice(BOTH, "7 0 R", "7 0 R").object(7, "[9 0 R 21 0 R]"));
    assertThat(toldPages(shared)).containsExactly("1", "2");
  }

  @Test
  void aPageThatIsThereTwiceIsToldTwice() throws Exception {
    PdfText twice =
        mallory(alice(BOTH + " 3 0 R", "[9 0 R]", "[]").object(3, page("[9 0 R 21 0 R]")));
    assertThat(toldPages(twice)).containsExactly("1", "3");
  }

  @Test
  void aPlaceThatNobodyKnowsIsAQuestionMark() throws Exception {
    PdfText file = mallory(alice(BOTH, "[9 0 R]", "[]").object(3, page("[9 0 R 21 0 R]")));
    file.object(21, WIDGET.replace("/Rect [9 9 99 99]", ""));
    byte[] pdf = file.table("").signed(PdfCase.honest()).bytes();
    DocumentReport report = PdfSignatures.verify(pdf, TestTrust.signers(KeyKind.SIGN));
    assertThat(report.signatures().get(0).findings())
        .filteredOn(finding -> finding.code() == SignatureCode.STAMP_AFTER)
        .allSatisfy(finding -> assertThat(finding.arguments()).containsExactly("1", "?"))
        .hasSize(1);
  }

  /** Ours is on the page that the person chose, and on no other. */
  @Test
  void aStampOfOursIsOnOnePage() throws Exception {
    for (int chosen = 1; chosen <= 2; chosen++) {
      PdfSigning signing =
          PdfSigning.of(PdfForm.CADES, HashAlgorithm.SHA256, Instant.EPOCH)
              .withStamp(new Stamp(List.of("a"), "TEST", chosen));
      byte[] signed;
      try (PreparedPdf prepared = PreparedPdf.of(alice(BOTH, "7 0 R", "7 0 R").bytes(), signing)) {
        signed = new CardInHand().sign(KeyKind.SIGN, prepared);
      }
      DocumentReport report = PdfSignatures.verify(signed, TestTrust.signers(KeyKind.SIGN));
      assertThat(report.signatures()).allMatch(signature -> signature.isIntact());
      assertThat(
              report.signatures().get(0).findings().stream()
                  .filter(finding -> finding.code() == SignatureCode.STAMP_AFTER)
                  .map(finding -> finding.arguments().get(0)))
          .containsExactly(String.valueOf(chosen));
      try (PDDocument document = Loader.loadPDF(signed)) {
        int widgets = 0;
        for (PDPage page : document.getPages()) {
          widgets += page.getAnnotations().size();
        }
        assertThat(widgets).isEqualTo(3);
      }
    }
  }
}
