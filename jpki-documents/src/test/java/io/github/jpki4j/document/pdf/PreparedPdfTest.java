package io.github.jpki4j.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.CardInHand;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentVerdict;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.PdfCase;
import io.github.jpki4j.testkit.document.PdfForge;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparedPdfTest {

  private static final Instant TIME = Instant.parse("2026-11-23T03:00:00Z");

  private final CardInHand hand = new CardInHand();

  private static PreparedPdf prepared(byte[] pdf) throws DocumentException {
    return PreparedPdf.of(pdf, PdfForm.PKCS7, HashAlgorithm.SHA256, TIME);
  }

  private static PreparedPdf stamped(byte[] pdf, Stamp stamp) throws DocumentException {
    return PreparedPdf.of(
        pdf, PdfSigning.of(PdfForm.PKCS7, HashAlgorithm.SHA256, TIME).withStamp(stamp));
  }

  private SigningIdentity identity() throws JpkiException {
    return hand.verified(KeyKind.AUTH, jpki -> SigningIdentity.of(jpki, KeyKind.AUTH));
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, PKCS7, SHA256, false",
    "SIGN, PKCS7, SHA256, true",
    "AUTH, CADES, SHA512, true",
    "SIGN, CADES, SHA384, false"
  })
  void whatTheCardSignedIsGood(KeyKind key, PdfForm form, HashAlgorithm hash, boolean compressed)
      throws Exception {
    byte[] plain = compressed ? PdfForge.compressed() : PdfForge.plain();
    byte[] signed;
    try (PreparedPdf prepared = PreparedPdf.of(plain, form, hash, TIME)) {
      signed = hand.sign(key, prepared);
    }
    assertThat(Arrays.copyOf(signed, plain.length)).as("added, not rewritten").isEqualTo(plain);
    DocumentReport report = PdfSignatures.verify(signed, TestTrust.signers(key));
    assertThat(report.verdict()).isEqualTo(DocumentVerdict.GOOD);
    assertThat(report.signatures()).hasSize(1);
    assertThat(report.signatures().get(0).claimedTime()).isEqualTo(Optional.of(TIME));
    try (PDDocument document = Loader.loadPDF(signed)) {
      PDSignature signature = document.getSignatureDictionaries().get(0);
      assertThat(signature.getSubFilter()).isEqualTo(form.subFilter());
      assertThat(signature.getName()).as("nothing of the person").isEqualTo("JPKI");
    }
  }

  @Test
  void aSecondSignatureKeepsTheFirstValid() throws Exception {
    byte[] once;
    try (PreparedPdf prepared = prepared(PdfForge.plain())) {
      once = hand.sign(KeyKind.SIGN, prepared);
    }
    byte[] twice;
    try (PreparedPdf prepared = stamped(once, new Stamp(List.of("承認"), "TEST", 1))) {
      twice = hand.sign(KeyKind.SIGN, prepared);
    }
    DocumentReport report = PdfSignatures.verify(twice, TestTrust.signers(KeyKind.SIGN));
    assertThat(report.verdict()).isEqualTo(DocumentVerdict.GOOD);
    assertThat(report.signatures().get(0).has(SignatureCode.COVERS_REVISION)).isTrue();
  }

  @Test
  void itSignsOnceAndMayBeAskedAgainAfterAFailure() throws Exception {
    SigningIdentity identity = identity();
    SigningIdentity failing =
        new SigningIdentity(
            identity.certificate(),
            identity.authorities(),
            digest -> {
              throw new CardRemovedException("the card was removed");
            });
    try (PreparedPdf prepared = prepared(PdfForge.plain())) {
      assertThatThrownBy(() -> prepared.sign(failing)).isInstanceOf(CardRemovedException.class);
      byte[] signed = hand.sign(KeyKind.AUTH, prepared);
      assertThat(PdfSignatures.verify(signed, TestTrust.signers(KeyKind.AUTH)).isGood()).isTrue();
      assertThatThrownBy(() -> prepared.sign(failing)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void whatIsClosedSignsNoMore() throws Exception {
    PreparedPdf prepared = prepared(PdfForge.plain());
    prepared.close();
    prepared.close();
    SigningIdentity identity = identity();
    assertThatThrownBy(() -> prepared.sign(identity)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void certificatesThatAreTooLongAreRefusedAndNothingIsCutShort() throws Exception {
    SigningIdentity identity = identity();
    SigningIdentity many =
        new SigningIdentity(
            identity.certificate(),
            Collections.nCopies(20, identity.authorities().get(0)),
            digest -> new byte[256]);
    try (PreparedPdf prepared = prepared(PdfForge.plain())) {
      assertThatThrownBy(() -> prepared.sign(many)).isInstanceOf(MalformedResponseException.class);
    }
  }

  @Test
  void sha1IsRefusedBeforeACardIsNeeded() throws Exception {
    byte[] plain = PdfForge.plain();
    assertThatThrownBy(() -> PreparedPdf.of(plain, PdfForm.CADES, HashAlgorithm.SHA1, TIME))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatCannotBeSignedIsRefused() throws Exception {
    byte[] plain = PdfForge.plain();
    assertRefused(() -> prepared(new byte[0]), Problem.NOT_PDF);
    assertRefused(() -> prepared(PdfForge.encrypted("user")), Problem.PDF_ENCRYPTED);
    assertRefused(() -> prepared(Arrays.copyOf(plain, plain.length / 2)), Problem.PDF_DAMAGED);
    byte[] locked = PdfForge.certified(plain, 1, PdfCase.honest());
    assertRefused(() -> prepared(locked), Problem.PDF_LOCKED);
    assertRefused(() -> prepared(PdfForge.withoutPages()), Problem.PDF_WITHOUT_PAGES);
    for (int page : new int[] {0, 2}) {
      assertRefused(
          () -> stamped(plain, new Stamp(List.of("a"), "TEST", page)), Problem.NO_SUCH_PAGE);
    }
    assertRefused(
        () -> stamped(plain, new Stamp(List.of("a\nb"), "TEST", 1)), Problem.STAMP_CHARACTERS);
    assertRefused(
        () -> stamped(plain, new Stamp(List.of("a".repeat(200)), "TEST", 1)),
        Problem.STAMP_TOO_LONG);
  }

  /** Something that prepares a file. */
  private interface Preparation {

    PreparedPdf prepare() throws Exception;
  }

  private static void assertRefused(Preparation preparation, Problem problem) {
    assertThatThrownBy(preparation::prepare)
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
