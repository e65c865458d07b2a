package io.github.jpki4j.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.CardInHand;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.PdfCase;
import io.github.jpki4j.testkit.document.PdfForge;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many programs leave something behind the last %%EOF. No reader takes anything from it as long as
 * it names no place of a table: before the first signature it is accepted, behind one it is not.
 */
class BehindTheEndTest {

  private static DocumentReport verify(byte[] pdf) throws Exception {
    return PdfSignatures.verify(pdf, TestTrust.signers(KeyKind.SIGN));
  }

  private static PreparedPdf prepared(byte[] pdf) throws DocumentException {
    return PreparedPdf.of(
        pdf, PdfForm.CADES, HashAlgorithm.SHA256, Instant.parse("2026-11-23T03:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%%EOF\n",
        "\u001A",
        "\0\0\0\0",
        "<!-- made by a page -->\r\n",
        "\n0123\n",
        "endobj"
      })
  void whatAProgramLeftThereIsAcceptedBeforeTheFirstSignatureAlone(String rest) throws Exception {
    byte[] signed;
    try (PreparedPdf prepared = prepared(PdfForge.plus(PdfForge.plain(), rest))) {
      signed = new CardInHand().sign(KeyKind.SIGN, prepared);
    }
    assertThat(verify(signed).isGood()).isTrue();
    DocumentReport later = verify(PdfForge.plus(signed, rest));
    assertThat(later.signatures().get(0).has(SignatureCode.CONTENT_AFTER)).isTrue();
    assertThat(later.isGood()).isFalse();
  }

  @Test
  void behindALaterSignatureItIsRefused() throws Exception {
    byte[] twice =
        PdfText.alice(PdfCase.honest()).mallory().table("").signed(PdfCase.honest()).bytes();
    assertThat(verify(twice).isGood()).isTrue();
    assertThatThrownBy(() -> verify(PdfForge.plus(twice, "x")))
        .isInstanceOf(DocumentException.class);
  }

  @Test
  void aSecondEndingAndARestThatIsTooLongAreRefused() throws Exception {
    for (String rest : new String[] {"startxref\n9\n%%EOF\n", "x startxref", "x".repeat(1100)}) {
      byte[] pdf = PdfForge.plus(PdfForge.plain(), rest);
      assertThatThrownBy(() -> prepared(pdf)).as(rest).isInstanceOf(DocumentException.class);
    }
  }

  @Test
  void itCanBeTakenAway() throws Exception {
    NormalizedPdf anew = PdfNormalizer.normalize(PdfForge.plus(PdfForge.plain(), "junk"));
    assertThat(anew.wasClean()).isFalse();
    assertThat(anew.reason()).isEqualTo("something behind the end");
    assertThat(PdfNormalizer.normalize(anew.pdf()).wasClean()).isTrue();
  }
}
