package io.github.jpki4j.testcard.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import java.io.ByteArrayInputStream;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CertificatesTest {

  private static final Instant TODAY = Instant.parse("2026-11-23T03:00:00Z");

  private static TestCardBuilder builder() {
    return TestCard.builder().clock(Clock.fixed(TODAY, ZoneOffset.UTC));
  }

  private static X509Certificate certificate(TestCard card, CertificateKind kind) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(card.certificate(kind)));
  }

  private final TestCard card = builder().build();

  /** The number of 256-byte reads depends on it: 7 for leaves, 6 for CAs. */
  @ParameterizedTest
  @CsvSource({"AUTH, 1537, 1792", "SIGN, 1537, 1792", "AUTH_CA, 1281, 1536", "SIGN_CA, 1281, 1536"})
  void sizesAreThoseOfRealCertificates(CertificateKind kind, int from, int to) {
    assertThat(card.certificate(kind).length).isBetween(from, to);
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void leavesChainToTheirOwnTestAuthority(KeyKind key) throws Exception {
    boolean auth = key == KeyKind.AUTH;
    X509Certificate leaf = certificate(card, auth ? CertificateKind.AUTH : CertificateKind.SIGN);
    X509Certificate own =
        certificate(card, auth ? CertificateKind.AUTH_CA : CertificateKind.SIGN_CA);
    X509Certificate other =
        certificate(card, auth ? CertificateKind.SIGN_CA : CertificateKind.AUTH_CA);
    validate(leaf, own);
    own.verify(own.getPublicKey());
    assertThatThrownBy(() -> leaf.verify(other.getPublicKey())).isNotNull();
    assertThatThrownBy(() -> validate(leaf, other)).isNotNull();
  }

  private static void validate(X509Certificate leaf, X509Certificate anchor) throws Exception {
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
    parameters.setRevocationEnabled(false);
    parameters.setPolicyQualifiersRejected(false);
    parameters.setDate(Date.from(TODAY));
    CertPathValidator.getInstance("PKIX")
        .validate(
            CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf)), parameters);
  }

  @ParameterizedTest
  @EnumSource(CertificateKind.class)
  void subjectOrIssuerSaysTest(CertificateKind kind) throws Exception {
    X509Certificate certificate = certificate(card, kind);
    assertThat(certificate.getIssuerX500Principal().getName()).contains("O=JPKI-TEST");
    assertThat(certificate.getSubjectX500Principal().getName()).contains("TEST");
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, '2.5.29.15! 2.5.29.37 2.5.29.32! 2.5.29.18 2.5.29.31 1.3.6.1.5.5.7.1.1 2.5.29.35"
        + " 2.5.29.14'",
    "SIGN, '2.5.29.15! 2.5.29.17 2.5.29.32! 2.5.29.18 2.5.29.31 1.3.6.1.5.5.7.1.1 2.5.29.35"
        + " 2.5.29.14'",
    "AUTH_CA, '2.5.29.15! 2.5.29.17 2.5.29.19! 2.5.29.31 2.5.29.14'",
    "SIGN_CA, '2.5.29.15! 2.5.29.17 2.5.29.19! 2.5.29.31 2.5.29.14'",
  })
  void extensionsStandInTheOrderOfTheCard(CertificateKind kind, String expected) {
    List<String> found = new ArrayList<>();
    Asn1 tbs = Asn1.parse(card.certificate(kind)).child(0);
    Asn1 extensions = tbs.last().child(0);
    for (Asn1 extension : extensions.children()) {
      boolean critical = extension.children().size() == 3;
      found.add(extension.child(0).oid() + (critical ? "!" : ""));
    }
    assertThat(String.join(" ", found)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, 03020780, 1.2.392.200149.8.5.1.0.30",
    "SIGN, 030206C0, 1.2.392.200149.8.5.1.0.20",
  })
  void keyUsageAndPolicyAreThoseOfThePurpose(CertificateKind kind, String usage, String policy)
      throws Exception {
    X509Certificate certificate = certificate(card, kind);
    assertThat(Hex.text(certificate.getExtensionValue("2.5.29.15"))).endsWith(usage);
    Asn1 policies = Asn1.parse(Asn1.parse(certificate.getExtensionValue("2.5.29.32")).value());
    assertThat(policies.child(0).child(0).oid()).isEqualTo(policy);
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getVersion()).isEqualTo(3);
    assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withRSA");
    assertThat(((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength())
        .isEqualTo(2048);
    assertThat(certificate.getSerialNumber().toByteArray()).hasSize(4);
  }

  @Test
  void authCertificateIsForClientsAndHasNoPersonalData() throws Exception {
    X509Certificate auth = certificate(card, CertificateKind.AUTH);
    assertThat(auth.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(auth.getSubjectAlternativeNames()).isNull();
    assertThat(auth.getSubjectX500Principal().getName()).matches("CN=[A-Z0-9]{14}13999003A,C=JP");
  }

  @Test
  void authoritiesAreAuthorities() throws Exception {
    for (CertificateKind kind :
        new CertificateKind[] {CertificateKind.AUTH_CA, CertificateKind.SIGN_CA}) {
      X509Certificate authority = certificate(card, kind);
      assertThat(authority.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
      assertThat(authority.getKeyUsage()).startsWith(false, false, false, false, false, true, true);
      assertThat(authority.getExtensionValue("2.5.29.35")).isNull();
      assertThat(authority.getSubjectX500Principal()).isEqualTo(authority.getIssuerX500Principal());
    }
  }

  @Test
  void authorityKeyIdentifierNamesKeyIssuerAndSerial() throws Exception {
    X509Certificate authority = certificate(card, CertificateKind.SIGN_CA);
    Asn1 identifier =
        Asn1.parse(
            Asn1.parse(certificate(card, CertificateKind.SIGN).getExtensionValue("2.5.29.35"))
                .value());
    byte[] subjectKey = Asn1.parse(authority.getExtensionValue("2.5.29.14")).value();
    assertThat(identifier.child(0).value()).isEqualTo(Asn1.parse(subjectKey).value());
    assertThat(identifier.child(1).child(0).value())
        .isEqualTo(authority.getIssuerX500Principal().getEncoded());
    assertThat(identifier.child(2).value()).isEqualTo(authority.getSerialNumber().toByteArray());
  }

  @Test
  void attributesStandInTheOrderOfTheCard() throws Exception {
    Holder holder =
        Holder.test()
            .withName("山田　太郎", "01000")
            .withGenderAndBirth("1", "400000000")
            .withAddress("東京都千代田区");
    TestCard other = builder().holder(holder).build();
    Asn1 names =
        Asn1.parse(
            Asn1.parse(certificate(other, CertificateKind.SIGN).getExtensionValue("2.5.29.17"))
                .value());
    List<String> found = new ArrayList<>();
    for (Asn1 name : names.children()) {
      found.add(name.child(0).oid().replaceFirst(".*\\.", "") + name.child(1).child(0).utf8());
    }
    assertThat(found)
        .containsExactly("1山田　太郎", "4400000000", "31", "5東京都千代田区", "201000", "60000000");
    assertThat(names.child(0).child(0).oid()).isEqualTo("1.2.392.200149.8.5.5.1");
  }

  @Test
  void validFromJanuaryBeforeToTheFifthBirthdayInJapan() throws Exception {
    X509Certificate auth = certificate(card, CertificateKind.AUTH);
    assertThat(auth.getNotBefore().toInstant()).isEqualTo(Instant.parse("2025-01-15T01:30:00Z"));
    assertThat(auth.getNotAfter().toInstant()).isEqualTo(Instant.parse("2029-02-17T14:59:59Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-01-15T01:30:00Z, --02-17, 2029-02-17",
    "2025-02-17T03:00:00Z, --02-17, 2030-02-17",
    "2025-02-16T15:30:00Z, --02-17, 2030-02-17",
    "2025-02-18T03:00:00Z, --02-17, 2030-02-17",
    "2024-12-31T03:00:00Z, --12-31, 2029-12-31",
    "2024-03-01T03:00:00Z, --02-29, 2029-02-28",
    "2023-03-01T03:00:00Z, --02-29, 2028-02-29",
  })
  void certificateEndsOnTheFifthBirthday(Instant issued, MonthDay birthday, LocalDate end) {
    Validity validity = Validity.issuedAt(issued, birthday);
    assertThat(validity.notAfter())
        .isEqualTo(end.atTime(23, 59, 59).atZone(ZoneId.of("Asia/Tokyo")).toInstant());
  }

  @Test
  void validTodayByTheSystemsClock() throws Exception {
    for (CertificateKind kind : CertificateKind.values()) {
      certificate(TestCard.builder().build(), kind).checkValidity();
    }
  }

  @Test
  void validityCanBeGiven() throws Exception {
    Validity past =
        new Validity(Instant.parse("2019-01-01T00:00:00Z"), Instant.parse("2055-01-01T14:59:59Z"));
    TestCard other = builder().validity(KeyKind.SIGN, past).build();
    X509Certificate sign = certificate(other, CertificateKind.SIGN);
    assertThat(sign.getNotBefore().toInstant()).isEqualTo(past.notBefore());
    assertThat(sign.getNotAfter().toInstant()).isEqualTo(past.notAfter());
    assertThatThrownBy(() -> new Validity(past.notAfter(), past.notBefore()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sameInputGivesTheSameBytesAndOtherHoldersOtherSerials() throws Exception {
    TestCard again = builder().pki(TestPki.create()).build();
    for (CertificateKind kind : CertificateKind.values()) {
      assertThat(again.certificate(kind)).isEqualTo(card.certificate(kind));
    }
    TestCard other = builder().holder(Holder.test().withName("ＴＥＳＴ　太郎")).build();
    assertThat(certificate(other, CertificateKind.SIGN).getSerialNumber())
        .isNotEqualTo(certificate(card, CertificateKind.SIGN).getSerialNumber());
  }

  @Test
  void pkiTellsSerialsAndGivesItsKeysToTests() throws Exception {
    Validity validity = Validity.issuedAt(TODAY, MonthDay.of(2, 17));
    TestPki pki = card.pki();
    byte[] der = pki.certificate(KeyKind.SIGN, card.holder(), validity);
    X509Certificate leaf =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der));
    assertThat(leaf.getSerialNumber()).isEqualTo(pki.serial(KeyKind.SIGN, card.holder(), validity));
    assertThat(pki.authorityPrivateKey(KeyKind.SIGN).getAlgorithm()).isEqualTo("RSA");
    assertThat(pki.cardPrivateKey(KeyKind.AUTH)).isNotEqualTo(pki.cardPrivateKey(KeyKind.SIGN));
  }

  @Test
  void holderHidesItself() {
    assertThat(Holder.test().toString()).isEqualTo("Holder[hidden]");
    assertThat(Holder.test().withAddress("𠮷野").addressFlags())
        .as("one flag per code point")
        .isEqualTo("00");
    assertThatThrownBy(() -> Holder.test().withGenderAndBirth("1", "19800217"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
