package io.github.jpki4j.document.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.DocumentVerdict;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.SignerValidator;
import io.github.jpki4j.document.TestTrust;
import io.github.jpki4j.testkit.document.CmsCase;
import io.github.jpki4j.testkit.document.CmsForge;
import io.github.jpki4j.testkit.document.Identity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CmsFileTest {

  private static final byte[] CONTENT = CmsCase.CONTENT;

  private static byte[] attached() throws Exception {
    return new CmsForge().by(CmsCase.honest()).sign(CONTENT);
  }

  private static byte[] detached() throws Exception {
    return new CmsForge().by(CmsCase.honest()).detached().sign(CONTENT);
  }

  private static SignerValidator signers() throws Exception {
    return TestTrust.signers(KeyKind.SIGN);
  }

  @ParameterizedTest
  @EnumSource(CmsCase.class)
  void whatIsWrongIsAVerdictAndAFinding(CmsCase given) throws Exception {
    DocumentReport report = CmsFile.read(given.cms()).verify(signers());
    assertThat(report.verdict()).isEqualTo(TestTrust.verdict(given.code, report));
    assertThat(report.isGood()).isEqualTo(given.code == 0);
    if (!given.finding.isEmpty()) {
      assertThat(TestTrust.objections(report)).contains(given.finding);
    }
  }

  @Test
  void aSignatureBesideItsContentNeedsIt() throws Exception {
    CmsFile file = CmsFile.read(detached());
    assertThat(file.content()).isEmpty();
    assertThat(file.verify(signers(), CONTENT).verdict()).isEqualTo(DocumentVerdict.GOOD);
    DocumentReport other = file.verify(signers(), new byte[] {1});
    assertThat(other.verdict()).isEqualTo(DocumentVerdict.NOT_INTACT);
    assertThat(other.signatures().get(0).has(SignatureCode.DIGEST_WRONG)).isTrue();
    SignerValidator signers = signers();
    assertThatThrownBy(() -> file.verify(signers)).isInstanceOf(IllegalArgumentException.class);
    CmsFile whole = CmsFile.read(attached());
    assertThatThrownBy(() -> whole.verify(signers, CONTENT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theContentIsTheCallersToChange() throws Exception {
    byte[] cms = attached();
    CmsFile file = CmsFile.read(cms);
    Arrays.fill(cms, (byte) 0);
    Arrays.fill(file.content().orElseThrow(), (byte) 0);
    assertThat(file.content().orElseThrow()).isEqualTo(CONTENT);
    assertThat(file.verify(signers()).isGood()).isTrue();
    assertThat(file.verify(signers()).isGood()).as("asked again").isTrue();
  }

  @Test
  void aReportHasTheSignerTheTimeAndTheValidation() throws Exception {
    SignatureReport report = CmsFile.read(attached()).verify(signers()).signatures().get(0);
    assertThat(report.signer().orElseThrow().encoded())
        .isEqualTo(CmsCase.honest().certificate().getEncoded());
    assertThat(report.claimedTime()).isPresent();
    assertThat(report.certificate().orElseThrow().has(FindingCode.ANCHOR_TEST)).isTrue();
    assertThat(report.certificate().orElseThrow().at()).isEqualTo(Identity.CLOCK.instant());
  }

  @Test
  void withoutAWordAboutRevocationNothingIsTrusted() throws Exception {
    SignerValidator strict =
        SignerValidator.of(
            KeyKind.SIGN,
            CertificateValidator.builder()
                .anchors(
                    TrustAnchors.none()
                        .withTestRoot(KeyKind.SIGN, TestTrust.authority(KeyKind.SIGN)))
                .clock(Identity.CLOCK)
                .build());
    DocumentReport report = CmsFile.read(attached()).verify(strict);
    assertThat(report.verdict()).isEqualTo(DocumentVerdict.NOT_TRUSTED);
    assertThat(TestTrust.objections(report)).containsExactly("revocation-not-checked");
  }

  @Test
  void aCaThatIsKnownByItsPinAloneIsHandedIn() throws Exception {
    SignerValidator pinned =
        TestTrust.signers(
            KeyKind.SIGN,
            TrustAnchors.none().withPin(KeyKind.SIGN, TestTrust.authority(KeyKind.SIGN).sha256()));
    CmsFile file = CmsFile.read(attached());
    assertThat(issuer(file, pinned)).isEmpty();
    SignerValidator complete = pinned.withAuthorities(List.of(TestTrust.authority(KeyKind.SIGN)));
    assertThat(issuer(file, complete)).contains(TestTrust.authority(KeyKind.SIGN));
    assertThat(issuer(file, pinned)).as("not changed").isEmpty();
  }

  private static Optional<JpkiCertificate> issuer(CmsFile file, SignerValidator signers) {
    ValidationReport report = file.verify(signers).signatures().get(0).certificate().orElseThrow();
    assertThat(report.has(FindingCode.ANCHOR_SUPPLIED)).isEqualTo(report.issuer().isPresent());
    return report.issuer();
  }

  @Test
  void theAuthKeyIsGoodForThoseWhoExpectIt() throws Exception {
    CmsFile file = CmsFile.read(new CmsForge().by(Identity.holder(KeyKind.AUTH)).sign(CONTENT));
    assertThat(file.verify(TestTrust.signers(KeyKind.AUTH)).isGood()).isTrue();
    assertThat(file.verify(signers()).verdict()).isEqualTo(DocumentVerdict.NOT_TRUSTED);
  }

  @Test
  void pemIsTakenToo() throws Exception {
    String pem =
        "-----BEGIN CMS-----\n"
            + Base64.getMimeEncoder().encodeToString(attached())
            + "\n-----END CMS-----\n";
    CmsFile file = CmsFile.read(pem.getBytes(StandardCharsets.US_ASCII));
    assertThat(file.verify(signers()).isGood()).isTrue();
    assertRefused((pem + pem).getBytes(StandardCharsets.US_ASCII), Problem.NOT_CMS);
    assertRefused(
        pem.replace("CMS", "CERTIFICATE").getBytes(StandardCharsets.US_ASCII), Problem.NOT_CMS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", "Signature below\r\n", "1 - 2 - 3 ---\n\n", "0", " ", "契約書 "})
  void aByteOrderMarkAndTextMayStandBeforePem(String before) throws Exception {
    String pem =
        before
            + "-----BEGIN PKCS7-----\r\n"
            + Base64.getMimeEncoder().encodeToString(attached())
            + "\r\n-----END PKCS7-----\r\n \n";
    if (before.equals("0")) { // as BER begins
      assertRefused(pem.getBytes(StandardCharsets.UTF_8), Problem.NOT_CMS);
      return;
    }
    CmsFile file = CmsFile.read(pem.getBytes(StandardCharsets.UTF_8));
    assertThat(file.verify(signers()).isGood()).isTrue();
    for (String odd :
        new String[] {
          pem + "more",
          pem + pem,
          pem.replace("-----END PKCS7-----", "-----END CMS-----"),
          pem.replace("-----END PKCS7-----", ""),
          pem.replace("MII", "M*I"),
          before + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" + pem,
          before + "-----BEGIN PKCS7-----\n-----END PKCS7-----\n",
          before + "-----BEGIN PKCS7",
          before + "-----BEGIN "
        }) {
      assertRefused(odd.getBytes(StandardCharsets.UTF_8), Problem.NOT_CMS);
    }
  }

  @Test
  void whatIsNoSignedDataIsRefused() throws Exception {
    byte[] good = attached();
    assertRefused(new byte[0], Problem.NOT_CMS);
    assertRefused(CONTENT, Problem.NOT_CMS);
    assertRefused(Arrays.copyOf(good, good.length - 1), Problem.NOT_CMS);
    assertRefused(Arrays.copyOf(good, good.length + 1), Problem.NOT_CMS);
    byte[] deep = new byte[200_000];
    for (int i = 0; i < deep.length; i += 2) {
      deep[i] = 0x30;
      deep[i + 1] = (byte) 0x80;
    }
    assertRefused(deep, Problem.NOT_CMS);
    assertRefused(
        new ContentInfo(CMSObjectIdentifiers.envelopedData, DERNull.INSTANCE).getEncoded(),
        Problem.NOT_SIGNED_DATA);
  }

  private static void assertRefused(byte[] bytes, Problem problem) {
    assertThatThrownBy(() -> CmsFile.read(bytes))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
