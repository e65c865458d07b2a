package io.github.jpki4j.it.cert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.JpkiRoot;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.TrustAnchors.Verdict;
import io.github.jpki4j.cert.ValidationReport;
import io.github.jpki4j.testkit.SharedFiles;
import io.github.jpki4j.testkit.program.ForeignJudge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The published CA certificates, which this repository does not hold. */
final class PublishedAuthoritiesTest {

  private static final Path FOLDER = SharedFiles.folder("data/jpki-ca");

  private static byte[] der(JpkiRoot root) throws Exception {
    SharedFiles.require(FOLDER);
    return Files.readAllBytes(
        FOLDER.resolve(root.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".cer"));
  }

  private static JpkiCertificate certificate(JpkiRoot root) throws Exception {
    return JpkiCertificate.parse(der(root));
  }

  @Test
  void thereIsAFileForEachRootAndNoOther() throws Exception {
    SharedFiles.require(FOLDER);
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(JpkiRoot.values())
                  .map(root -> root.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".cer")
                  .toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SIGN_01, 2015-10-20T02:40:28Z, 2025-10-19T14:59:59Z",
    "SIGN_02, 2019-09-14T23:41:56Z, 2029-09-14T14:59:59Z",
    "SIGN_03, 2023-07-16T00:50:27Z, 2033-07-15T14:59:59Z",
    "AUTH_01, 2015-10-20T03:08:13Z, 2025-10-19T14:59:59Z",
    "AUTH_02, 2019-09-14T23:41:59Z, 2029-09-14T14:59:59Z",
    "AUTH_03, 2023-07-16T01:01:04Z, 2033-07-15T14:59:59Z",
  })
  void eachIsReadAsWhatItIs(JpkiRoot root, String from, String to) throws Exception {
    JpkiCertificate certificate = certificate(root);
    assertThat(certificate.kind()).contains(root.kind().caCertificate());
    assertThat(certificate.root()).contains(root);
    assertThat(certificate.serial()).isEqualTo(root.serial());
    assertThat(certificate.sha256()).isEqualTo(root.sha256());
    assertThat(certificate.isTest()).isFalse();
    assertThat(certificate.isCa()).isTrue();
    assertThat(certificate.notBefore()).hasToString(from);
    assertThat(certificate.notAfter()).hasToString(to);
    assertThat(certificate.x509().getSubjectX500Principal())
        .isEqualTo(certificate.x509().getIssuerX500Principal());
  }

  @ParameterizedTest
  @EnumSource
  void eachMatchesItsPinAndIsRefusedForTheOtherPurpose(JpkiRoot root) throws Exception {
    TrustAnchors anchors = TrustAnchors.production();
    JpkiCertificate certificate = certificate(root);
    KeyKind kind = root.kind();
    assertThat(anchors.verdict(kind, certificate)).isEqualTo(Verdict.PINNED);
    assertThat(anchors.verdict(kind.other(), certificate)).isEqualTo(Verdict.OTHER_PURPOSE);
    assertThatThrownBy(() -> TrustAnchors.none().with(kind.other(), certificate))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Fingerprint, serial number, key identifier and self-signature, by a program of others. */
  @ParameterizedTest
  @EnumSource
  void opensslSaysTheSameOfEach(JpkiRoot root, @TempDir Path folder) throws Exception {
    Path pem = folder.resolve("root.pem");
    Files.writeString(pem, Openssl.pem("CERTIFICATE", der(root)));
    ForeignJudge openssl = ForeignJudge.openssl();
    ForeignJudge.Verdict printed =
        openssl.run(
            "x509",
            "-in",
            pem.toString(),
            "-noout",
            "-fingerprint",
            "-sha256",
            "-serial",
            "-ext",
            "subjectKeyIdentifier");
    assertThat(printed.exit()).isZero();
    String text = printed.text().replace(":", "");
    assertThat(text)
        .contains("Fingerprint=" + root.sha256())
        .contains(root.keyIdentifier())
        .containsPattern(
            "(?m)^serial=0*" + root.serial().toString(16).toUpperCase(Locale.ROOT) + "$");
    ForeignJudge.Verdict verified =
        openssl.run(
            "verify", "-check_ss_sig", "-no_check_time", "-CAfile", pem.toString(), pem.toString());
    assertThat(verified.text()).endsWith(": OK\n");
    assertThat(verified.exit()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void oneFlippedBitAnywhereIsRefused(JpkiRoot root) throws Exception {
    TrustAnchors anchors = TrustAnchors.production();
    byte[] der = der(root);
    int parsed = 0;
    for (int i = 0; i < der.length; i++) {
      byte[] flipped = der.clone();
      flipped[i] ^= (byte) (1 << (i % 8));
      try {
        JpkiCertificate certificate = JpkiCertificate.parse(flipped);
        parsed++;
        for (KeyKind kind : KeyKind.values()) {
          assertThat(anchors.verdict(kind, certificate).isTrusted()).isFalse();
        }
      } catch (MalformedDataException refused) {
        assertThat(refused.data()).isEqualTo(MalformedDataException.Data.CERTIFICATE);
      }
    }
    assertThat(parsed).as("certificates that still parse").isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void noneIsTakenForAPersonsCertificate(JpkiRoot root) throws Exception {
    JpkiCertificate certificate = certificate(root);
    ValidationReport report =
        CertificateValidator.builder()
            .clock(Clock.fixed(certificate.notBefore().plusSeconds(60), ZoneOffset.UTC))
            .build()
            .validate(root.kind(), certificate, List.of(certificate));
    assertThat(report.isTrusted()).isFalse();
    assertThat(report.has(FindingCode.IS_CA)).isTrue();
    assertThat(report.has(FindingCode.ANCHOR_PINNED)).isTrue();
  }
}
