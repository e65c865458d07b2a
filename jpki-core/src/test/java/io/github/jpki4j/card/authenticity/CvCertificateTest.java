package io.github.jpki4j.card.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.MalformedResponseException;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Collections;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;

/** CV certificates of CAs with fresh keys, and the CAs that are known. */
class CvCertificateTest {

  private static final MadeCa CA = new MadeCa("7000023");
  private static final MadeCa OTHER = new MadeCa("7000023");
  private static final KeyId SUBJECT = MadeCa.id("1322121");
  private static final byte[] FILE = file();

  private static byte[] file() {
    try {
      return CA.certify(SUBJECT, OTHER.key());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void bothFormsSayTheSame() throws Exception {
    CvCertificate file = CvCertificate.parse(FILE);
    CvCertificate object = CvCertificate.parse(Arrays.copyOfRange(FILE, 5, FILE.length));
    for (CvCertificate certificate : new CvCertificate[] {file, object}) {
      assertThat(certificate.issuer()).isEqualTo(CA.id);
      assertThat(certificate.subject()).isEqualTo(SUBJECT);
      assertThat(certificate.key()).isEqualTo(OTHER.key());
      assertThat(certificate.isSignedBy(CA.key())).isTrue();
      assertThat(certificate.isSignedBy(OTHER.key())).isFalse();
      assertThat(certificate.content()).isEqualTo(Arrays.copyOfRange(FILE, 5, FILE.length));
    }
    assertThat(file).hasToString("CvCertificate[7000023 for 1322121]");
  }

  @Test
  void everyOtherLengthIsRefusedInOneSentence() {
    for (int length = 0; length < 700; length++) {
      if (length != 563 && length != 568) {
        byte[] bytes = Arrays.copyOf(FILE, length);
        assertThatThrownBy(() -> CvCertificate.parse(bytes))
            .isInstanceOf(MalformedResponseException.class)
            .hasMessage(
                "a CV certificate has 568 bytes in a file and 563 from GET DATA, not " + length);
      }
    }
  }

  /** Each bit of it counts: a changed one is refused, or no CA signed it. */
  @Test
  void noByteCanBeChanged() {
    for (int i = 0; i < FILE.length; i++) {
      byte[] changed = FILE.clone();
      changed[i] ^= 0x10;
      boolean signed;
      try {
        signed = CvCertificate.parse(changed).isSignedBy(CA.key());
      } catch (MalformedResponseException e) {
        signed = false;
      }
      assertThat(signed).as("byte %d", i).isFalse();
    }
  }

  @Test
  void keysOfOtherLengthsJudgeNothing() throws Exception {
    RSAPublicKey small = (RSAPublicKey) MadeCa.pair(1024).getPublic();
    assertThat(CvCertificate.parse(FILE).isSignedBy(small)).isFalse();
    assertThatThrownBy(() -> CvAuthority.supplied(CvRole.SURFACE, CA.id, small))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thePublishedKeysAreThoseOfTheirSource() {
    assertThat(CvAuthorities.production().withTest().all())
        .extracting(
            authority ->
                authority.role()
                    + " "
                    + authority.source()
                    + " "
                    + authority.id().digits()
                    + " "
                    + fingerprint(authority))
        .containsExactly(
            "CARD PUBLISHED 5000020 318ab4a79346bbd9",
            "SURFACE PUBLISHED 5000023 bb96cc1dc6502005",
            "TEXT PUBLISHED 5000033 409655d477547d83",
            "CARD TEST 6000020 218018727ce0d495",
            "SURFACE TEST 6000023 df70444dbe6841ec",
            "TEXT TEST 6000033 690db1b2d7b99947");
    assertThat(CvAuthorities.production().all())
        .extracting(CvAuthority::source)
        .containsOnly(CvAuthority.Source.PUBLISHED);
    assertThat(CvAuthorities.none().all()).isEmpty();
  }

  private static String fingerprint(CvAuthority authority) {
    byte[] modulus = authority.key().getModulus().toByteArray();
    return Hex.toHexString(
            DigestInfos.sha256(Arrays.copyOfRange(modulus, modulus.length - 256, modulus.length)))
        .substring(0, 16);
  }

  @Test
  void aKeyForOneRoleIsNotTakenForAnother() {
    for (CvRole role : new CvRole[] {CvRole.CARD, CvRole.TEXT}) {
      CvAuthority wrong = CA.authority(role, CvAuthority.Source.SUPPLIED);
      assertThatThrownBy(() -> CvAuthorities.none().with(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the identifier 7000023 is for SURFACE");
    }
  }

  @Test
  void whatSignedAndForWhichRoleDecides() {
    CvAuthority right = CA.authority(CvRole.SURFACE, CvAuthority.Source.SUPPLIED);
    CvAuthority sameName = OTHER.authority(CvRole.SURFACE, CvAuthority.Source.SUPPLIED);
    CvAuthority test = CA.authority(CvRole.SURFACE, CvAuthority.Source.TEST);
    CvAuthority published = CA.authority(CvRole.SURFACE, CvAuthority.Source.PUBLISHED);
    CvAuthorities none = CvAuthorities.none();
    assertCode(none.with(right), CvRole.SURFACE, AuthenticityCode.CHAIN_SUPPLIED);
    assertCode(none.with(published), CvRole.SURFACE, AuthenticityCode.CHAIN_PUBLISHED);
    assertCode(none.with(test), CvRole.SURFACE, AuthenticityCode.CHAIN_TEST);
    assertCode(none.with(published).with(right), CvRole.SURFACE, AuthenticityCode.CHAIN_SUPPLIED);
    assertCode(none.with(right).with(sameName), CvRole.SURFACE, AuthenticityCode.CHAIN_SUPPLIED);
    assertCode(none.with(sameName), CvRole.SURFACE, AuthenticityCode.CERTIFICATE_NOT_SIGNED);
    assertCode(none, CvRole.SURFACE, AuthenticityCode.ISSUER_UNKNOWN);
    assertCode(none.with(right), CvRole.TEXT, AuthenticityCode.ISSUER_FOR_OTHER_ROLE);
    assertCode(none, CvRole.CARD, AuthenticityCode.ISSUER_FOR_OTHER_ROLE);
  }

  @Test
  void aTestCaIsNamedAndNotAcceptedWithoutOptIn() {
    CvAuthorities knowing =
        CvAuthorities.knowing(
            Collections.singletonList(CA.authority(CvRole.SURFACE, CvAuthority.Source.TEST)));
    assertCode(knowing, CvRole.SURFACE, AuthenticityCode.TEST_ISSUER_NOT_ACCEPTED);
    assertCode(knowing.withTest(), CvRole.SURFACE, AuthenticityCode.CHAIN_TEST);
    assertThat(AuthenticityCode.TEST_ISSUER_NOT_ACCEPTED.outcome())
        .isEqualTo(AuthenticityOutcome.FAILED);
  }

  private static void assertCode(CvAuthorities authorities, CvRole role, AuthenticityCode code) {
    AuthenticityFinding finding =
        new ChainJudge(authorities)
            .top(AuthenticityCheck.SURFACE_CHAIN, role, CardReading.Part.of(FILE))
            .finding();
    assertThat(finding.code()).isEqualTo(code);
    assertThat(finding.arguments()).containsExactly("7000023");
  }
}
