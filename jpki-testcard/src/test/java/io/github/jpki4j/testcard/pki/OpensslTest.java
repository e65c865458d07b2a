package io.github.jpki4j.testcard.pki;

import static io.github.jpki4j.testcard.pki.Openssl.openssl;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.testcard.TestCard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificates as another program reads them. */
class OpensslTest {

  @TempDir Path folder;

  private final TestCard card = TestCard.builder().build();

  @Test
  void opensslReadsAndVerifiesTheCertificates() throws Exception {
    if (!Openssl.isInstalled()) {
      return;
    }
    for (CertificateKind kind : CertificateKind.values()) {
      Path der = folder.resolve(kind + ".der");
      Files.write(der, card.certificate(kind));
      openssl("x509", "-inform", "DER", "-in", der.toString(), "-out", pem(kind));
      assertThat(openssl("asn1parse", "-inform", "DER", "-in", der.toString()))
          .doesNotContainIgnoringCase("error");
    }
    assertThat(
            openssl("verify", "-CAfile", pem(CertificateKind.AUTH_CA), pem(CertificateKind.AUTH)))
        .contains("OK");
    assertThat(
            openssl("verify", "-CAfile", pem(CertificateKind.SIGN_CA), pem(CertificateKind.SIGN)))
        .contains("OK");
    assertThat(text(CertificateKind.AUTH)).containsSubsequence(authText());
    assertThat(text(CertificateKind.SIGN)).containsSubsequence(signText());
    assertThat(text(CertificateKind.SIGN_CA))
        .containsSubsequence("Certificate Sign, CRL Sign", "DirName", "CA:TRUE")
        .doesNotContain("pathlen", "Authority Key Identifier");
  }

  private static List<String> authText() {
    return List.of(
        "O = JPKI-TEST, OU = JPKI for user authentication",
        "Public-Key: (2048 bit)",
        "X509v3 Key Usage: critical",
        "Digital Signature",
        "TLS Web Client Authentication",
        "X509v3 Certificate Policies: critical",
        "1.2.392.200149.8.5.1.0.30",
        "X509v3 Issuer Alternative Name",
        "CRL Distribution Points",
        "CN = TEST-shi CRLDP",
        "OCSP - URI:http://ocsp.jpki.invalid",
        "Authority Key Identifier",
        "serial:",
        "Subject Key Identifier");
  }

  private static List<String> signText() {
    return List.of(
        "OU = JPKI for digital signature",
        "Subject: C = JP, L = Tokyo-to, L = TEST-shi, CN = ",
        "Digital Signature, Non Repudiation",
        "X509v3 Subject Alternative Name:",
        "othername",
        "1.2.392.200149.8.5.1.0.20",
        "Authority Key Identifier");
  }

  private String text(CertificateKind kind) throws Exception {
    return openssl("x509", "-in", pem(kind), "-noout", "-text");
  }

  private String pem(CertificateKind kind) {
    return folder.resolve(kind + ".pem").toString();
  }
}
