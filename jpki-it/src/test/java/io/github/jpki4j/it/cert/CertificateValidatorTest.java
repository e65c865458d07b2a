package io.github.jpki4j.it.cert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificatePolicy;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.Outcome;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.cert.revocation.RevocationStatus.Why;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a report says beyond the matrix: warnings, what was accepted, all findings at once. */
final class CertificateValidatorTest {

  private static final KeyKind SIGN = KeyKind.SIGN;

  private final TestAuthority test = TestAuthority.generation(SIGN, 3);
  private final TestAuthority callers =
      TestAuthority.of(
          TestAuthority.name(SIGN, "JPKI"),
          TestKeys.rsa("callers", 2048),
          "SHA256withRSA",
          TestAuthority.FIRST,
          TestAuthority.LAST);

  private CertificateValidator.Builder validator() {
    return CertificateValidator.builder()
        .anchors(
            TrustAnchors.production()
                .withTestRoot(SIGN, test.certificate())
                .with(SIGN, callers.certificate()))
        .clock(Clock.fixed(Forge.NOW, ZoneOffset.UTC));
  }

  private static ValidationReport validate(
      CertificateValidator.Builder validator, JpkiCertificate certificate) {
    return validator.build().validate(SIGN, certificate, List.of());
  }

  private static Finding only(ValidationReport report, Check check) {
    List<Finding> findings =
        report.findings().stream().filter(finding -> finding.check() == check).toList();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  @Test
  void aCheckThatWasLeftOutIsInTheWayUnlessExactlyThatWasAccepted() throws Exception {
    JpkiCertificate certificate = Forge.profile(SIGN).issuedBy(test);
    ValidationReport report = validate(validator(), certificate);
    assertThat(report.isTrusted()).isFalse();
    assertThat(report.objections())
        .extracting(Finding::code)
        .containsExactly(FindingCode.REVOCATION_NOT_CHECKED);
    for (Check check : Check.values()) {
      ValidationReport accepting = validate(validator().acceptNotPerformed(check), certificate);
      assertThat(accepting.isTrusted()).isEqualTo(check == Check.REVOCATION);
      assertThat(accepting.accepted()).containsExactly(check);
      assertThat(accepting.has(FindingCode.REVOCATION_NOT_CHECKED)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatIsNoneIsInTheWayWhateverWasAccepted(Why why) throws Exception {
    ValidationReport report =
        validate(
            validator()
                .acceptNotPerformed(Check.REVOCATION)
                .revocation((certificate, issuer, at) -> new RevocationStatus.Unknown(why)),
            Forge.profile(SIGN).issuedBy(test));
    assertThat(report.isTrusted()).isFalse();
    Finding finding = only(report, Check.REVOCATION);
    assertThat(finding.code()).isEqualTo(FindingCode.REVOCATION_UNKNOWN);
    assertThat(finding.outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(finding.arguments()).containsExactly(why.name());
  }

  @ParameterizedTest
  @CsvSource({
    "SIGN, false, POLICY_RIGHT, true",
    "SIGN, true, POLICY_RIGHT, true",
    "SIGN_MOBILE, false, POLICY_UNCONFIRMED, true",
    "SIGN_TEST, true, POLICY_TEST, true",
    "SIGN_TEST, false, POLICY_TEST_NOT_ACCEPTED, false",
    "AUTH, false, POLICY_WRONG, false",
    "AUTH_TEST, true, POLICY_WRONG, false"
  })
  void eachPolicyHasItsPlace(
      CertificatePolicy policy, boolean belowTestCa, FindingCode code, boolean trusted)
      throws Exception {
    ValidationReport report =
        validate(
            validator().acceptNotPerformed(Check.REVOCATION),
            Forge.profile(SIGN).policies(policy.oid()).issuedBy(belowTestCa ? test : callers));
    Finding finding = only(report, Check.POLICY);
    assertThat(finding.code()).isEqualTo(code);
    assertThat(finding.arguments()).containsExactly(policy.oid());
    assertThat(report.isTrusted()).isEqualTo(trusted);
  }

  @Test
  void everythingThatIsWrongIsFoundAtOnce() throws Exception {
    JpkiCertificate certificate =
        Forge.profile(SIGN)
            .validity(Forge.ISSUED, Forge.NOW.minusSeconds(1))
            .keyUsage(KeyUsage.keyEncipherment)
            .policies("1.2.3.4")
            .extendedKeyUsage(KeyPurposeId.id_kp_serverAuth)
            .signedWith("SHA1withRSA")
            .key(TestKeys.rsa("short", 1024).getPublic())
            .issuedBy(test);
    ValidationReport report =
        validate(
            validator().revocation((leaf, issuer, at) -> new RevocationStatus.OnHold(at)),
            certificate);
    assertThat(report.objections())
        .extracting(Finding::code)
        .containsExactly(
            FindingCode.EXPIRED,
            FindingCode.KEY_USAGE_WRONG,
            FindingCode.POLICY_WRONG,
            FindingCode.EXTENDED_KEY_USAGE_WRONG,
            FindingCode.SIGNATURE_ALGORITHM_WEAK,
            FindingCode.KEY_WEAK,
            FindingCode.ON_HOLD);
    assertThat(report.has(FindingCode.PATH_VALID)).isTrue();
  }

  @Test
  void findingsStandInTheOrderOfTheChecks() throws Exception {
    ValidationReport report = validate(validator(), Forge.profile(SIGN).issuedBy(test));
    assertThat(report.findings()).extracting(Finding::check).containsExactly(Check.values());
    assertThat(report.at()).isEqualTo(Forge.NOW);
    assertThat(report.purpose()).isEqualTo(SIGN);
    assertThat(report.issuer()).isEqualTo(Optional.of(test.certificate()));
    assertThat(report).hasToString("ValidationReport[SIGN not trusted: REVOCATION_NOT_CHECKED]");
    assertThatThrownBy(() -> report.findings().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void everyCheckCanPassAndCanRefuse() {
    for (Check check : Check.values()) {
      assertThat(Arrays.stream(FindingCode.values()).filter(code -> code.check() == check))
          .as("%s", check)
          .anyMatch(code -> code.outcome() == Outcome.PASSED)
          .anyMatch(code -> code.outcome() == Outcome.FAILED);
    }
  }

  @Test
  void theSameNameAndKeyTwiceIsTheTrustedOne() throws Exception {
    TestAuthority again =
        TestAuthority.of(
            test.name(),
            TestKeys.rsa("ca" + SIGN + 3, 2048),
            "SHA512withRSA",
            TestAuthority.FIRST,
            TestAuthority.LAST);
    assertThat(again.certificate()).isNotEqualTo(test.certificate());
    ValidationReport report =
        validator()
            .acceptNotPerformed(Check.REVOCATION)
            .build()
            .validate(SIGN, Forge.profile(SIGN).issuedBy(again), List.of(again.certificate()));
    assertThat(report.issuer()).contains(test.certificate());
    assertThat(report.isTrusted()).isTrue();
  }
}
