package io.github.jpki4j.testcard.pki;

import static io.github.jpki4j.testcard.Hex.SELECT_JPKI;
import static io.github.jpki4j.testcard.Hex.VERIFY_AUTH;
import static io.github.jpki4j.testcard.Hex.data;
import static io.github.jpki4j.testcard.pki.Openssl.openssl;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.TestCard;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names, CAs, keys and certificates that a tester brings. */
class OwnPkiTest {

  private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
  private static final Validity VALIDITY =
      Validity.issuedAt(NOW.minus(Duration.ofDays(30)), MonthDay.of(2, 17));

  private static KeyPair first;
  private static KeyPair second;

  @TempDir private Path folder;

  @BeforeAll
  static void makeKeys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    first = generator.generateKeyPair();
    second = generator.generateKeyPair();
  }

  private static X509Certificate parsed(byte[] der) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  @ParameterizedTest
  @EnumSource(CertificateKind.class)
  void withoutCallsItIsAsEveryOther(CertificateKind kind) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    TestCard own = TestCard.builder().clock(clock).pki(TestPki.builder().build()).build();
    TestCard usual = TestCard.builder().clock(clock).build();
    assertThat(own.certificate(kind)).isEqualTo(usual.certificate(kind));
  }

  @Test
  void organizationStandsInAllNames() throws Exception {
    TestPki pki = TestPki.builder().organization("KIOSK-TEST").build();
    for (KeyKind kind : KeyKind.values()) {
      for (CaGeneration generation : CaGeneration.values()) {
        X509Certificate ca = parsed(pki.authorityCertificate(kind, generation));
        assertThat(ca.getSubjectX500Principal().getName()).contains("O=KIOSK-TEST,");
        X509Certificate leaf = parsed(pki.certificate(kind, generation, Holder.test(), VALIDITY));
        leaf.verify(ca.getPublicKey());
        assertThat(leaf.getIssuerX500Principal()).isEqualTo(ca.getSubjectX500Principal());
        assertThat(Hex.text(leaf.getEncoded()))
            .doesNotContain(Hex.text("JPKI-TEST".getBytes(US_ASCII)));
      }
    }
  }

  @Test
  void ownKeyOfACaSignsLeavesAndLists() throws Exception {
    TestPki pki = TestPki.builder().authority(KeyKind.SIGN, first.getPrivate()).build();
    X509Certificate ca = parsed(pki.authorityCertificate(KeyKind.SIGN));
    assertThat(ca.getPublicKey()).isEqualTo(first.getPublic());
    ca.verify(first.getPublic());
    parsed(pki.certificate(KeyKind.SIGN, Holder.test(), VALIDITY)).verify(first.getPublic());
    assertThat(pki.authorityPrivateKey(KeyKind.SIGN)).isEqualTo(first.getPrivate());
    TestPki usual = TestPki.create();
    assertThat(pki.authorityCertificate(KeyKind.AUTH))
        .isEqualTo(usual.authorityCertificate(KeyKind.AUTH));
    assertThat(pki.authorityCertificate(KeyKind.SIGN, CaGeneration.SECOND))
        .isEqualTo(usual.authorityCertificate(KeyKind.SIGN, CaGeneration.SECOND));
    byte[] crl = pki.crl(KeyKind.SIGN, NOW).build();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    ((X509CRL) factory.generateCRL(new ByteArrayInputStream(crl))).verify(first.getPublic());
  }

  @Test
  void ownCertificateOfACaGivesLeavesItsNameAsOpensslSeesIt() throws Exception {
    assumeTrue(Openssl.isInstalled(), "openssl is not installed");
    String key = Openssl.pem(folder.resolve("key"), "PRIVATE KEY", first.getPrivate().getEncoded());
    Path ca = folder.resolve("ca.der");
    openssl(
        "req",
        "-x509",
        "-key",
        key,
        "-subj",
        "/C=JP/O=Kiosk/CN=Kiosk test CA",
        "-days",
        "36500",
        "-set_serial",
        "0x1234567890ABCDEF1234",
        "-outform",
        "DER",
        "-out",
        ca.toString());
    byte[] certificate = Files.readAllBytes(ca);
    TestPki pki =
        TestPki.builder().authority(KeyKind.AUTH, certificate, first.getPrivate()).build();
    TestCard card = TestCard.builder().pki(pki).build();
    assertThat(card.certificate(CertificateKind.AUTH_CA)).isEqualTo(certificate);
    String anchor = Openssl.pem(folder.resolve("ca.pem"), "CERTIFICATE", certificate);
    String leaf =
        Openssl.pem(
            folder.resolve("leaf.pem"), "CERTIFICATE", card.certificate(CertificateKind.AUTH));
    assertThat(openssl("verify", "-ignore_critical", "-CAfile", anchor, leaf)).contains(": OK");
    assertThat(openssl("x509", "-in", leaf, "-noout", "-ext", "authorityKeyIdentifier"))
        .contains("12:34:56:78:90:AB:CD:EF:12:34");
  }

  @Test
  void ownKeyOfTheCardSignsAndIsCertified() throws Exception {
    TestPki pki = TestPki.builder().cardKey(KeyKind.AUTH, second.getPrivate()).build();
    TestCard card = TestCard.builder().pki(pki).build();
    X509Certificate leaf = parsed(card.certificate(CertificateKind.AUTH));
    assertThat(leaf.getPublicKey()).isEqualTo(second.getPublic());
    byte[] signature = data(card, SELECT_JPKI, VERIFY_AUTH, "802A039703" + "414243" + "00");
    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(leaf);
    verifier.update("ABC".getBytes(US_ASCII));
    assertThat(verifier.verify(signature)).isTrue();
    assertThat(pki.cardPrivateKey(KeyKind.AUTH)).isEqualTo(second.getPrivate());
    assertThat(pki.ownCardKey(KeyKind.AUTH)).contains(second.getPrivate());
    assertThat(pki.ownCardKey(KeyKind.SIGN)).isEmpty();
  }

  @Test
  void ownCertificateOfTheCardStaysAsItIs() throws Exception {
    TestPki issuer =
        TestPki.builder().organization("OTHER").cardKey(KeyKind.SIGN, second.getPrivate()).build();
    byte[] certificate = issuer.certificate(KeyKind.SIGN, Holder.test(), VALIDITY);
    TestPki pki = TestPki.builder().cardKey(KeyKind.SIGN, second.getPrivate(), certificate).build();
    Holder other = Holder.test().withName("ＴＥＳＴ　次郎");
    TestCard card = TestCard.builder().pki(pki).holder(other).build();
    assertThat(card.certificate(CertificateKind.SIGN)).isEqualTo(certificate);
    assertThat(pki.serial(KeyKind.SIGN, other, VALIDITY))
        .isEqualTo(parsed(certificate).getSerialNumber());
  }

  @Test
  void whatNoCardHasIsRefused() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    PrivateKey small = generator.generateKeyPair().getPrivate();
    PrivateKey curve = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
    TestPkiBuilder builder = TestPki.builder();
    for (PrivateKey bad : new PrivateKey[] {small, curve}) {
      assertThatIllegalArgumentException().isThrownBy(() -> builder.authority(KeyKind.AUTH, bad));
      assertThatIllegalArgumentException().isThrownBy(() -> builder.cardKey(KeyKind.AUTH, bad));
    }
    byte[] certificate = TestPki.create().authorityCertificate(KeyKind.AUTH);
    for (byte[] bad : new byte[][] {certificate, new byte[0], {0x30, 0}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.authority(KeyKind.AUTH, bad, first.getPrivate()));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.cardKey(KeyKind.AUTH, first.getPrivate(), bad));
    }
  }
}
