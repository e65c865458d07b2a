package io.github.jpki4j.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.CardInHand;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.SharedFiles;
import io.github.jpki4j.testkit.document.PdfForge;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that open with an empty password: signed and verified as they are. */
final class EncryptedPdfTest {

  private static final PdfSigning SIGNING =
      PdfSigning.of(PdfForm.PKCS7, HashAlgorithm.SHA256, Instant.parse("2026-11-23T03:00:00Z"))
          .withStamp(new Stamp(List.of("Signed"), "TEST", 1));

  private static final int MUTANTS = 100;

  private final CardInHand hand = new CardInHand();

  private byte[] signed(byte[] pdf) throws Exception {
    try (PreparedPdf prepared = PreparedPdf.of(pdf, SIGNING)) {
      return hand.sign(KeyKind.SIGN, prepared);
    }
  }

  private static DocumentReport verify(byte[] pdf) throws Exception {
    return PdfSignatures.verify(pdf, TestTrust.signers(KeyKind.SIGN));
  }

  @ParameterizedTest
  @CsvSource({"40, false", "128, false", "128, true", "256, true"})
  void itIsSignedTwiceAndStaysEncrypted(int bits, boolean aes) throws Exception {
    for (byte[] plain : List.of(PdfForge.plain(), PdfForge.compressed())) {
      byte[] pdf = PdfForge.encrypted(plain, "", bits, aes);
      byte[] twice = signed(signed(pdf));
      assertThat(Arrays.copyOf(twice, pdf.length)).isEqualTo(pdf);
      DocumentReport report = verify(twice);
      assertThat(report.isGood()).isTrue();
      assertThat(report.signatures()).hasSize(2);
      assertThat(report.signatures().get(0).has(SignatureCode.COVERS_REVISION)).isTrue();
      try (PDDocument document = Loader.loadPDF(twice)) {
        assertThat(document.isEncrypted()).isTrue();
        assertThat(document.getSignatureFields())
            .extracting(field -> field.getPartialName())
            .containsExactly("Signature1", "Signature2");
        PDAnnotationWidget widget = document.getSignatureFields().get(1).getWidgets().get(0);
        assertThat(
                new String(
                    widget.getNormalAppearanceStream().getContentStream().toByteArray(),
                    StandardCharsets.US_ASCII))
            .contains("re S");
      }
      assertThat(new String(twice, StandardCharsets.ISO_8859_1))
          .as("the name of the field, as it is and in hexadecimal digits")
          .doesNotContain("(Signature1)", "5369676e617475726531");
    }
  }

  @ParameterizedTest
  @CsvSource({"40, false", "128, false", "128, true", "256, true"})
  void aPasswordIsNeverGuessed(int bits, boolean aes) throws Exception {
    byte[] pdf = PdfForge.encrypted(PdfForge.plain(), "user", bits, aes);
    assertThatThrownBy(() -> verify(pdf))
        .isInstanceOfSatisfying(
            DocumentException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.PDF_ENCRYPTED);
              assertThat(e.reason()).contains("only with a password");
            });
    assertThatThrownBy(() -> signed(pdf)).isInstanceOf(DocumentException.class);
  }

  private static void assertRefused(byte[] pdf) {
    assertThatThrownBy(() -> verify(pdf)).isInstanceOf(DocumentException.class);
  }

  /** Readers would decrypt with different keys. */
  @Test
  void anEncryptionThatChangesIsRefused() throws Exception {
    byte[] signed = signed(PdfForge.encrypted(""));
    String text = new String(signed, StandardCharsets.ISO_8859_1);
    String id = text.substring(text.lastIndexOf("/ID [<") + 6, text.lastIndexOf("/ID [<") + 38);
    int at = text.lastIndexOf("/ID [<");
    String otherId = text.substring(0, at) + text.substring(at).replace(id, "0".repeat(32));
    assertRefused(otherId.getBytes(StandardCharsets.ISO_8859_1));
    int encrypt = text.lastIndexOf("/Encrypt ");
    String without =
        text.substring(0, encrypt) + "/Encrypu " + text.substring(encrypt + "/Encrypt ".length());
    assertRefused(without.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void whateverIsWrongInAnEncryptedFileIsOurExceptionOrNoGoodSignature() throws Exception {
    Random random = new Random(1);
    for (byte[] signed :
        List.of(
            signed(PdfForge.encrypted(PdfForge.plain(), "", 128, true)),
            signed(PdfForge.encrypted(PdfForge.plain(), "", 256, true)),
            signed(PdfForge.encrypted("")))) {
      for (int i = 0; i < MUTANTS; i++) {
        byte[] mutant = signed.clone();
        mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
        boolean inRoom;
        try {
          DocumentReport report = verify(mutant);
          inRoom = Arrays.equals(outside(mutant), outside(signed));
          assertThat(report.isGood() && !inRoom).isFalse();
        } catch (DocumentException e) {
          assertThat(e.problem()).isNotNull();
        }
      }
    }
  }

  private static byte[] outside(byte[] pdf) {
    return PdfForge.covered(pdf);
  }

  @Test
  void aPublicFileThatOpensWithoutAPasswordIsVerifiedAndSigned() throws Exception {
    Path folder = SharedFiles.folder("cases/documents/field/06-encrypted-advice");
    SharedFiles.require(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".pdf")).toList()) {
        byte[] pdf = Files.readAllBytes(file);
        assertThat(verify(pdf).signatures()).hasSize(1).allMatch(SignatureReport::isIntact);
        assertThat(verify(signed(pdf)).signatures()).hasSize(2).allMatch(SignatureReport::isIntact);
      }
    }
  }
}
