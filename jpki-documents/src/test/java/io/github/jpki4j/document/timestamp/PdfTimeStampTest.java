package io.github.jpki4j.document.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.CardInHand;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentVerdict;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.document.TimeStampCode;
import io.github.jpki4j.document.TimeStampKind;
import io.github.jpki4j.document.TimeStampReport;
import io.github.jpki4j.document.pdf.PdfForm;
import io.github.jpki4j.document.pdf.PdfSignatures;
import io.github.jpki4j.document.pdf.PdfSigning;
import io.github.jpki4j.document.pdf.PdfTimeStamp;
import io.github.jpki4j.document.pdf.PreparedPdf;
import io.github.jpki4j.testkit.document.Identity;
import io.github.jpki4j.testkit.document.PdfCase;
import io.github.jpki4j.testkit.document.PdfForge;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Time stamps of a PDF: of its last signature (B-T), and of the whole document. */
class PdfTimeStampTest {

  private static final HashAlgorithm HASH = HashAlgorithm.SHA256;

  static byte[] signed(byte[] pdf, PdfForm form) throws Exception {
    PdfSigning signing = PdfTimeStamp.withRoom(PdfSigning.of(form, HASH, Identity.CLOCK.instant()));
    try (PreparedPdf prepared = PreparedPdf.of(pdf, signing)) {
      return new CardInHand().sign(KeyKind.SIGN, prepared);
    }
  }

  private static TimeStampAuthority authority(TsaCase how) {
    return TimeStampAuthorityTest.authority(TestTsa.of(how)::answer);
  }

  private static DocumentReport verify(byte[] pdf) throws Exception {
    return verify(pdf, Identity.CLOCK);
  }

  private static DocumentReport verify(byte[] pdf, Clock clock) throws Exception {
    return PdfSignatures.verify(pdf, CmsTimeStampTest.signers(clock));
  }

  @ParameterizedTest
  @EnumSource(PdfForm.class)
  void theLastSignatureIsStampedInItsOwnRoom(PdfForm form) throws Exception {
    byte[] signed = signed(PdfForge.plain(), form);
    byte[] stamped = PdfTimeStamp.addToSignature(signed, HASH, authority(TsaCase.RIGHT));
    assertThat(stamped).hasSameSizeAs(signed);
    DocumentReport report = verify(stamped);
    assertThat(report.isGood()).isTrue();
    assertThat(report.signatures().get(0).has(SignatureCode.COVERS_FILE)).isTrue();
    assertThat(report.signatures().get(0).existed()).contains(Identity.CLOCK.instant());
    TimeStampReport stamp = report.timeStamps().get(0);
    assertThat(stamp.isGood()).isTrue();
    assertThat(stamp.kind()).isEqualTo(TimeStampKind.SIGNATURE);
    assertThat(stamp.authority()).hasValueSatisfying(a -> assertThat(a).contains("Test TSA Unit"));
    byte[] again = PdfTimeStamp.addToSignature(stamped, HASH, authority(TsaCase.ON_CURVE));
    assertThat(verify(again).timeStamps()).hasSize(2).allMatch(TimeStampReport::isGood);
  }

  @Test
  void aSignatureWithoutRoomIsLeftAsItIs() throws Exception {
    byte[] pdf = signed(PdfForge.plain(), PdfForm.CADES);
    byte[] stamped = pdf;
    TimeStampException failure = null;
    for (int i = 0; i < 20 && failure == null; i++) {
      try {
        stamped = PdfTimeStamp.addToSignature(stamped, HASH, authority(TsaCase.RIGHT));
      } catch (TimeStampException e) {
        failure = e;
      }
    }
    assertThat(failure.problem()).isEqualTo(TimeStampException.Problem.TOO_LONG);
    assertThat(verify(stamped).isGood()).isTrue();
  }

  @Test
  void theDocumentIsStampedWithAllThatIsInIt() throws Exception {
    byte[] once = signed(PdfForge.plain(), PdfForm.PKCS7);
    byte[] twice = signed(once, PdfForm.CADES);
    byte[] stamped = PdfTimeStamp.addToDocument(twice, HASH, authority(TsaCase.RIGHT));
    assertThat(Arrays.copyOf(stamped, twice.length)).isEqualTo(twice);
    DocumentReport report = verify(stamped);
    assertThat(report.isGood()).isTrue();
    assertThat(report.signatures()).hasSize(2).allMatch(s -> s.existed().isPresent());
    TimeStampReport stamp = report.timeStamps().get(0);
    assertThat(stamp.kind()).isEqualTo(TimeStampKind.DOCUMENT);
    assertThat(stamp.isGood()).isTrue();
    assertThat(stamp.signatures()).containsExactly(0, 1);
    assertThat(stamp.coverage())
        .extracting(found -> found.code())
        .containsExactly(SignatureCode.COVERS_FILE);
  }

  @Test
  void aSignatureAfterTheTimeStampIsNotInIt() throws Exception {
    byte[] once = signed(PdfForge.compressed(), PdfForm.CADES);
    byte[] stamped = PdfTimeStamp.addToDocument(once, HASH, authority(TsaCase.RIGHT));
    DocumentReport report = verify(signed(stamped, PdfForm.CADES));
    assertThat(report.isGood()).isTrue();
    assertThat(report.timeStamps().get(0).signatures()).containsExactly(0);
    assertThat(report.timeStamps().get(0).isGood()).isTrue();
    assertThat(report.signatures().get(0).existed()).isPresent();
    assertThat(report.signatures().get(1).existed()).isEmpty();
  }

  @Test
  void aSignatureThatForbidsEveryChangeAllowsATimeStamp() throws Exception {
    byte[] certified = PdfForge.certified(PdfForge.plain(), 1, PdfCase.honest());
    DocumentReport before = verify(certified);
    byte[] stamped = PdfTimeStamp.addToDocument(certified, HASH, authority(TsaCase.RIGHT));
    DocumentReport after = verify(stamped);
    assertThat(after.verdict()).isEqualTo(before.verdict()).isEqualTo(DocumentVerdict.GOOD);
    assertThat(after.signatures().get(0).has(SignatureCode.COVERS_REVISION)).isTrue();
    assertThat(after.timeStamps().get(0).isGood()).isTrue();
  }

  @Test
  void aDocumentThatNobodySignedCanBeStampedAndIsNotSigned() throws Exception {
    byte[] stamped = PdfTimeStamp.addToDocument(PdfForge.plain(), HASH, authority(TsaCase.RIGHT));
    DocumentReport report = verify(stamped);
    assertThat(report.verdict()).isEqualTo(DocumentVerdict.NOT_SIGNED);
    assertThat(report.timeStamps()).hasSize(1).allMatch(TimeStampReport::isGood);
  }

  @Test
  void whatWasAddedAfterATimeStampIsNotStamped() throws Exception {
    byte[] stamped =
        PdfTimeStamp.addToDocument(
            signed(PdfForge.plain(), PdfForm.CADES), HASH, authority(TsaCase.RIGHT));
    DocumentReport report = verify(PdfForge.redrawn(stamped));
    assertThat(report.verdict()).isEqualTo(DocumentVerdict.NOT_INTACT);
    assertThat(report.timeStamps().get(0).isGood()).isFalse();
    assertThat(report.timeStamps().get(0).verdict()).isEqualTo(DocumentVerdict.NOT_INTACT);
    assertThat(report.signatures().get(0).existed()).isEmpty();
  }

  @Test
  void aLaterTimeStampKeepsAnEarlierOneWhoseAuthorityIsOver() throws Exception {
    Clock then = at("2030-01-01T00:00:00Z");
    Clock now = at("2049-06-01T00:00:00Z");
    TestTsa shortLived = TestTsa.of(TsaCase.UNTIL_2035, then);
    byte[] signed = signed(PdfForge.plain(), PdfForm.CADES);
    byte[] first = PdfStampForge.documentStamp(signed, shortLived);
    DocumentReport over = verify(first, now);
    assertThat(over.timeStamps().get(0).has(TimeStampCode.EXPIRED_SINCE)).isTrue();
    assertThat(over.signatures().get(0).existed()).isEmpty();
    assertThat(over.verdict()).isEqualTo(DocumentVerdict.NOT_TRUSTED);
    byte[] second =
        PdfStampForge.documentStamp(first, TestTsa.of(TsaCase.RIGHT, at("2034-01-01T00:00:00Z")));
    DocumentReport kept = verify(second, now);
    assertThat(kept.timeStamps()).hasSize(2).allMatch(TimeStampReport::isGood);
    assertThat(kept.signatures().get(0).existed()).contains(Instant.parse("2030-01-01T00:00:01Z"));
    byte[] late =
        PdfStampForge.documentStamp(first, TestTsa.of(TsaCase.RIGHT, at("2036-01-01T00:00:00Z")));
    DocumentReport tooLate = verify(late, now);
    assertThat(tooLate.timeStamps().get(0).has(TimeStampCode.EXPIRED_SINCE)).isTrue();
    assertThat(tooLate.signatures().get(0).existed())
        .contains(Instant.parse("2036-01-01T00:00:01Z"));
  }

  static Stream<TsaCase> tokens() {
    return CmsTimeStampTest.tokens();
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void whatIsWrongIsAFindingInThePdf(TsaCase given) throws Exception {
    byte[] signed = signed(PdfForge.plain(), PdfForm.CADES);
    byte[] inSignature = PdfStampForge.signatureStamp(signed, TestTsa.of(given));
    byte[] ofDocument = PdfStampForge.documentStamp(signed, TestTsa.of(given));
    for (byte[] pdf : List.of(inSignature, ofDocument)) {
      DocumentReport report = verify(pdf);
      assertThat(report.verdict()).as("of the person").isEqualTo(DocumentVerdict.GOOD);
      assertThat(report.timeStamps()).hasSize(1);
      TimeStampReport stamp = report.timeStamps().get(0);
      assertThat(stamp.isGood()).as("%s", stamp).isEqualTo(given.finding.isEmpty());
      assertThat(report.signatures().get(0).existed().isPresent())
          .isEqualTo(given.finding.isEmpty());
      if (!given.finding.isEmpty()) {
        TimeStampCode code =
            TimeStampCode.valueOf(given.finding.toUpperCase(Locale.ROOT).replace('-', '_'));
        assertThat(stamp.has(code)).as("%s", stamp).isTrue();
      }
    }
  }

  @Test
  void withoutRootsTheTimeStampIsListedAndProvesNothing() throws Exception {
    byte[] stamped =
        PdfTimeStamp.addToDocument(
            signed(PdfForge.plain(), PdfForm.CADES), HASH, authority(TsaCase.RIGHT));
    DocumentReport report = PdfSignatures.verify(stamped, TestTrust.signers(KeyKind.SIGN));
    assertThat(report.isGood()).isTrue();
    assertThat(report.timeStamps().get(0).has(TimeStampCode.AUTHORITY_NOT_CHECKED)).isTrue();
    assertThat(report.timeStamps().get(0).verdict()).isEqualTo(DocumentVerdict.NOT_TRUSTED);
    assertThat(report.signatures().get(0).existed()).isEmpty();
  }

  @Test
  void whereNoPersonSignedLastThereIsNoSignatureToStamp() throws Exception {
    TimeStampAuthority authority = authority(TsaCase.RIGHT);
    byte[] stamped =
        PdfTimeStamp.addToDocument(signed(PdfForge.plain(), PdfForm.CADES), HASH, authority);
    for (byte[] pdf : List.of(PdfForge.plain(), stamped)) {
      assertThatThrownBy(() -> PdfTimeStamp.addToSignature(pdf, HASH, authority))
          .isInstanceOfSatisfying(
              DocumentException.class,
              e -> assertThat(e.problem()).isEqualTo(DocumentException.Problem.PDF_NOT_SIGNED));
    }
  }

  private static Clock at(String time) {
    return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
  }
}
