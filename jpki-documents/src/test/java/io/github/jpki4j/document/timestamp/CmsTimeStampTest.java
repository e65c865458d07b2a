package io.github.jpki4j.document.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.document.CardInHand;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentVerdict;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.document.TimeStampCode;
import io.github.jpki4j.document.TimeStampKind;
import io.github.jpki4j.document.TimeStampReport;
import io.github.jpki4j.document.TimeStampTrust;
import io.github.jpki4j.document.cms.CmsFile;
import io.github.jpki4j.document.cms.CmsTimeStamp;
import io.github.jpki4j.document.cms.PreparedCms;
import io.github.jpki4j.testkit.SharedFiles;
import io.github.jpki4j.testkit.document.CmsCase;
import io.github.jpki4j.testkit.document.CmsForge;
import io.github.jpki4j.testkit.document.Identity;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signature time stamps of CMS, by a TSA that does one thing wrong, or none. */
class CmsTimeStampTest {

  /** A time stamp that an honest TSA made when documents are signed; judged by those. */
  static SignerValidator signers(Clock clock) throws Exception {
    return SignerValidator.of(
            KeyKind.SIGN,
            CertificateValidator.builder()
                .anchors(
                    TrustAnchors.none()
                        .withTestRoot(KeyKind.SIGN, TestTrust.authority(KeyKind.SIGN)))
                .clock(clock)
                .acceptNotPerformed(Check.REVOCATION)
                .build())
        .withTimeStamps(TimeStampTrust.of(List.of(TestTsa.root()), clock));
  }

  private static DocumentReport verify(byte[] cms) throws Exception {
    return CmsFile.read(cms).verify(signers(Identity.CLOCK));
  }

  private static byte[] stamped(Identity signer, TestTsa... tsas) throws Exception {
    byte[] cms = new CmsForge().by(signer).sign(CmsCase.CONTENT);
    for (TestTsa tsa : tsas) {
      cms = StampForge.signatureStamp(cms, tsa);
    }
    return cms;
  }

  private static TimeStampCode code(String finding) {
    return TimeStampCode.valueOf(finding.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static Stream<TsaCase> tokens() {
    return Arrays.stream(TsaCase.values()).filter(TsaCase::hasToken);
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void whatIsWrongIsAFindingAndProvesNothing(TsaCase given) throws Exception {
    DocumentReport report = verify(stamped(CmsCase.honest(), TestTsa.of(given)));
    assertThat(report.verdict()).as("the signature itself").isEqualTo(DocumentVerdict.GOOD);
    assertThat(report.timeStamps()).hasSize(1);
    TimeStampReport stamp = report.timeStamps().get(0);
    assertThat(stamp.kind()).isEqualTo(TimeStampKind.SIGNATURE);
    assertThat(stamp.signatures()).containsExactly(0);
    boolean isGood = given.finding.isEmpty();
    assertThat(stamp.isGood()).as("%s", stamp).isEqualTo(isGood);
    assertThat(report.signatures().get(0).existed().isPresent()).isEqualTo(isGood);
    if (!isGood) {
      assertThat(stamp.has(code(given.finding))).as("%s", stamp).isTrue();
    }
  }

  @Test
  void aSignatureIsJudgedWhenItExisted() throws Exception {
    Identity expired = Identity.expired(); // in 2025
    TestTsa then = TestTsa.of(TsaCase.RIGHT, at("2024-05-01T00:00:00Z"));
    DocumentReport bare = verify(stamped(expired));
    assertThat(bare.verdict()).isEqualTo(DocumentVerdict.NOT_TRUSTED);
    DocumentReport report = verify(stamped(expired, then));
    assertThat(report.verdict()).isEqualTo(DocumentVerdict.GOOD);
    SignatureReport signature = report.signatures().get(0);
    assertThat(signature.existed()).contains(Instant.parse("2024-05-01T00:00:01Z")); // and accuracy
    assertThat(signature.certificate().orElseThrow().at()).isEqualTo(signature.existed().get());
    TestTsa late = TestTsa.of(TsaCase.RIGHT, at("2025-05-01T00:00:00Z"));
    DocumentReport after = verify(stamped(expired, late));
    assertThat(after.verdict()).isEqualTo(DocumentVerdict.NOT_TRUSTED);
    assertThat(after.signatures().get(0).certificate().orElseThrow().has(FindingCode.EXPIRED))
        .isTrue();
  }

  @Test
  void theEarliestGoodTimeStampCounts() throws Exception {
    TestTsa first = TestTsa.of(TsaCase.RIGHT, at("2023-01-01T00:00:00Z"));
    TestTsa second = TestTsa.of(TsaCase.RIGHT, at("2024-01-01T00:00:00Z"));
    TestTsa wrong = TestTsa.of(TsaCase.STRANGER, at("2022-01-01T00:00:00Z"));
    for (List<TestTsa> order :
        List.of(List.of(first, second, wrong), List.of(wrong, second, first))) {
      DocumentReport report = verify(stamped(Identity.expired(), order.toArray(TestTsa[]::new)));
      assertThat(report.timeStamps()).hasSize(3);
      assertThat(report.signatures().get(0).existed())
          .contains(Instant.parse("2023-01-01T00:00:01Z"));
    }
  }

  @Test
  void withoutRootsNothingIsProven() throws Exception {
    byte[] cms = stamped(Identity.expired(), TestTsa.of(TsaCase.RIGHT, at("2024-05-01T00:00:00Z")));
    DocumentReport report = CmsFile.read(cms).verify(TestTrust.signers(KeyKind.SIGN));
    assertThat(report.verdict()).isEqualTo(DocumentVerdict.NOT_TRUSTED);
    TimeStampReport stamp = report.timeStamps().get(0);
    assertThat(stamp.has(TimeStampCode.AUTHORITY_NOT_CHECKED)).isTrue();
    assertThat(stamp.verdict()).isEqualTo(DocumentVerdict.NOT_TRUSTED);
    assertThat(report.signatures().get(0).existed()).isEmpty();
  }

  @Test
  void aTimeStampOfAnAuthorityThatIsOverProvesNothingAnyMore() throws Exception {
    Clock late = at("2050-06-01T00:00:00Z");
    byte[] cms = stamped(CmsCase.honest(), TestTsa.of(TsaCase.RIGHT));
    TimeStampReport stamp = CmsFile.read(cms).verify(signers(late)).timeStamps().get(0);
    assertThat(stamp.has(TimeStampCode.EXPIRED_SINCE)).isTrue();
    assertThat(stamp.isGood()).isFalse();
  }

  @Test
  void aTimeStampOfAnotherSignatureIsOfAnother() throws Exception {
    byte[] other = new CmsForge().by(CmsCase.honest()).sign(new byte[] {1});
    byte[] moved =
        StampForge.withToken(
            stamped(CmsCase.honest()),
            TestTsa.of(TsaCase.RIGHT).token(StampForge.signatureHash(other)));
    DocumentReport report = verify(moved);
    assertThat(report.timeStamps().get(0).has(TimeStampCode.IMPRINT_WRONG)).isTrue();
    assertThat(report.timeStamps().get(0).verdict()).isEqualTo(DocumentVerdict.NOT_INTACT);
    assertThat(report.signatures().get(0).existed()).isEmpty();
  }

  @Test
  void eachFormIsStampedAndStaysWhatItIs() throws Exception {
    TimeStampAuthority authority =
        TimeStampAuthorityTest.authority(TestTsa.of(TsaCase.RIGHT)::answer);
    byte[] cms = stamped(CmsCase.honest());
    byte[] pem =
        ("-----BEGIN CMS-----\n"
                + Base64.getMimeEncoder().encodeToString(cms)
                + "\n-----END CMS-----\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] message =
        new CardInHand()
            .sign(
                KeyKind.SIGN,
                PreparedCms.smime(CmsCase.CONTENT, HashAlgorithm.SHA256, Identity.CLOCK.instant()));
    byte[] withLineFeeds =
        new String(message, StandardCharsets.ISO_8859_1)
            .replace("\r\n", "\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] two = new CmsForge().by(CmsCase.honest()).by(Identity.expired()).sign(CmsCase.CONTENT);
    for (byte[] file : List.of(cms, pem, message, withLineFeeds, two)) {
      byte[] once = CmsTimeStamp.addTo(file, HashAlgorithm.SHA256, authority);
      byte[] twice = CmsTimeStamp.addTo(once, HashAlgorithm.SHA512, authority);
      for (byte[] stamped : List.of(once, twice)) {
        DocumentReport report = verify(stamped);
        assertThat(report.signatures()).allMatch(SignatureReport::isIntact);
        assertThat(report.signatures()).allMatch(signature -> signature.existed().isPresent());
        assertThat(report.timeStamps())
            .hasSize(report.signatures().size() * (stamped == once ? 1 : 2))
            .allMatch(TimeStampReport::isGood);
        assertThat(CmsFile.read(stamped).content().orElseThrow())
            .isEqualTo(CmsFile.read(file).content().orElseThrow());
      }
    }
  }

  /** Signed attributes that are not DER are signed as they stand, and stay so. */
  @Test
  void nothingThatWasSignedIsWrittenAnew() throws Exception {
    Path folder = SharedFiles.folder("cases/documents/cms");
    SharedFiles.require(folder);
    byte[] cms = Files.readAllBytes(folder.resolve("41-ber-attrs-unsorted.p7m"));
    byte[] stamped =
        CmsTimeStamp.addTo(
            cms,
            HashAlgorithm.SHA256,
            TimeStampAuthorityTest.authority(TestTsa.of(TsaCase.RIGHT)::answer));
    DocumentReport before = verify(cms);
    DocumentReport after = verify(stamped);
    assertThat(after.signatures().get(0).findings())
        .isEqualTo(before.signatures().get(0).findings());
    assertThat(after.timeStamps().get(0).has(TimeStampCode.IMPRINT_RIGHT)).isTrue();
  }

  @Test
  void moreThanAreLookedAtAreTold() throws Exception {
    byte[] cms = stamped(CmsCase.honest());
    byte[] token = TestTsa.of(TsaCase.RIGHT).token(StampForge.signatureHash(cms));
    for (int i = 0; i < 17; i++) {
      cms = StampForge.withToken(cms, token);
    }
    DocumentReport report = verify(cms);
    assertThat(report.timeStamps()).hasSize(17);
    assertThat(report.timeStamps().get(16).has(TimeStampCode.TOO_MANY)).isTrue();
    assertThat(report.timeStamps().get(16).isGood()).isFalse();
  }

  private static Clock at(String time) {
    return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
  }
}
