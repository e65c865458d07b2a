package io.github.jpki4j.it.cert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedDataException.Data;
import io.github.jpki4j.MalformedDataException.Problem;
import io.github.jpki4j.cert.CertificatePolicy;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.JpkiRoot;
import io.github.jpki4j.testcard.TestCard;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a certificate says of itself, and what is no certificate. */
final class JpkiCertificateTest {

  private static final TestAuthority AUTHORITY = TestAuthority.generation(KeyKind.SIGN, 3);

  private final TestCard card = TestCard.builder().build();

  @ParameterizedTest
  @EnumSource
  void eachCertificateOfTheCardIsOfItsKind(CertificateKind kind) throws Exception {
    JpkiCertificate certificate = JpkiCertificate.parse(card.certificate(kind));
    assertThat(certificate.kind()).contains(kind);
    assertThat(certificate.isCa()).isEqualTo(kind.isCa());
    assertThat(certificate.isTest()).isTrue();
    assertThat(certificate.root()).isEmpty();
    assertThat(certificate.encoded()).isEqualTo(card.certificate(kind));
    assertThat(certificate.attributes().isPresent()).isEqualTo(kind == CertificateKind.SIGN);
    assertThat(certificate).hasToString("JpkiCertificate[" + kind + "]");
  }

  @Test
  void theTwoCertificatesTellThePlaceInTheirOwnWays() throws Exception {
    var auth = JpkiCertificate.parse(card.certificate(CertificateKind.AUTH)).municipality();
    assertThat(auth.orElseThrow().code()).contains(card.holder().municipalityCode());
    assertThat(auth.orElseThrow().name()).isEmpty();
    var sign = JpkiCertificate.parse(card.certificate(CertificateKind.SIGN)).municipality();
    assertThat(sign.orElseThrow().code()).isEmpty();
    assertThat(sign.orElseThrow().prefecture()).contains(card.holder().prefecture());
    assertThat(sign.orElseThrow().name()).contains(card.holder().municipality());
    assertThat(sign.orElseThrow()).hasToString("Municipality[hidden]");
    assertThat(AUTHORITY.certificate().municipality()).isEmpty();
  }

  @Test
  void policyAndKeyUsageHaveToAgreeOnTheKind() throws Exception {
    assertThat(Forge.profile(KeyKind.SIGN).issuedBy(AUTHORITY).kind())
        .contains(CertificateKind.SIGN);
    assertThat(
            Forge.profile(KeyKind.SIGN)
                .keyUsage(KeyUsage.digitalSignature)
                .issuedBy(AUTHORITY)
                .kind())
        .isEmpty();
    assertThat(
            Forge.profile(KeyKind.SIGN)
                .policies(CertificatePolicy.AUTH.oid())
                .issuedBy(AUTHORITY)
                .kind())
        .isEmpty();
    assertThat(
            Forge.profile(KeyKind.SIGN)
                .without(Extension.certificatePolicies)
                .issuedBy(AUTHORITY)
                .kind())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theGenerationIsKnownByTheKeyThatTheCertificateNames(JpkiRoot root) throws Exception {
    JpkiCertificate certificate =
        Forge.profile(root.kind())
            .withoutAki()
            .with(
                Extension.authorityKeyIdentifier,
                false,
                new AuthorityKeyIdentifier(HexFormat.of().parseHex(root.keyIdentifier())))
            .issuedBy(AUTHORITY);
    assertThat(certificate.root()).contains(root);
  }

  static Stream<Arguments> malformed() throws Exception {
    byte[] der = AUTHORITY.certificate().encoded();
    byte[] fileOfACard = Arrays.copyOf(der, 3808);
    Arrays.fill(fileOfACard, der.length, fileOfACard.length, (byte) 0xFF);
    String pem = Openssl.pem("CERTIFICATE", der);
    return Stream.of(
        arguments("nothing", new byte[0], Problem.EMPTY),
        arguments("text", bytes("no certificate"), Problem.NOT_SUCH_DATA),
        arguments("an empty sequence", new byte[] {0x30, 0}, Problem.NOT_SUCH_DATA),
        arguments("another structure", new byte[] {0x30, 3, 2, 1, 1}, Problem.NOT_SUCH_DATA),
        arguments(
            "an indefinite length", new byte[] {0x30, (byte) 0x80, 0, 0}, Problem.NOT_SUCH_DATA),
        arguments(
            "a length of five octets",
            new byte[] {0x30, (byte) 0x85, 1, 1, 1, 1, 1},
            Problem.NOT_SUCH_DATA),
        arguments("filler of a file alone", bytes("\u00FF\u00FF"), Problem.NOT_SUCH_DATA),
        arguments("the whole file of a card", fileOfACard, Problem.TRAILING_BYTES),
        arguments("one byte too many", Arrays.copyOf(der, der.length + 1), Problem.TRAILING_BYTES),
        arguments("two in PEM", bytes(pem + pem), Problem.SEVERAL),
        arguments("a key in PEM", bytes(Openssl.pem("PRIVATE KEY", der)), Problem.NOT_SUCH_DATA),
        arguments("PEM without end", bytes(pem.substring(0, 200)), Problem.CUT_SHORT),
        arguments(
            "PEM of something else",
            bytes(Openssl.pem("CERTIFICATE", new byte[] {0x30, 0})),
            Problem.NOT_SUCH_DATA),
        arguments(
            "PEM that is no Base64",
            bytes("-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----\n"),
            Problem.NOT_SUCH_DATA));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void malformed(String what, byte[] bytes, Problem problem) {
    assertThatThrownBy(() -> JpkiCertificate.parse(bytes))
        .isInstanceOfSatisfying(
            MalformedDataException.class,
            e -> {
              assertThat(e.data()).isEqualTo(Data.CERTIFICATE);
              assertThat(e.problem()).isEqualTo(problem);
            });
  }

  @Test
  void everyTruncationIsCutShort() {
    byte[] der = AUTHORITY.certificate().encoded();
    for (int length = 1; length < der.length; length++) {
      byte[] cut = Arrays.copyOf(der, length);
      assertThatThrownBy(() -> JpkiCertificate.parse(cut))
          .isInstanceOfSatisfying(
              MalformedDataException.class,
              e -> assertThat(e.problem()).isEqualTo(Problem.CUT_SHORT));
    }
  }

  @Test
  void pemAndDerGiveTheSameCertificate() throws Exception {
    JpkiCertificate certificate = AUTHORITY.certificate();
    byte[] pem = bytes("a word before\n" + Openssl.pem("CERTIFICATE", certificate.encoded()));
    assertThat(JpkiCertificate.parse(pem)).isEqualTo(certificate).hasSameHashCodeAs(certificate);
    assertThat(JpkiCertificate.of(certificate.x509())).isEqualTo(certificate);
  }

  @Test
  void theEncodingIsTheCallersToChange() {
    byte[] first = AUTHORITY.certificate().encoded();
    first[0] = 0;
    assertThat(AUTHORITY.certificate().encoded()[0]).isEqualTo((byte) 0x30);
  }

  @Test
  void theLastDayIsThatOfJapanFromEveryDefaultTimeZone() throws Exception {
    JpkiCertificate lastSecond =
        Forge.profile(KeyKind.AUTH)
            .validity(Forge.ISSUED, Instant.parse("2029-02-17T14:59:59Z"))
            .issuedBy(AUTHORITY);
    JpkiCertificate nextSecond =
        Forge.profile(KeyKind.AUTH)
            .validity(Forge.ISSUED, Instant.parse("2029-02-17T15:00:00Z"))
            .issuedBy(AUTHORITY);
    TimeZone before = TimeZone.getDefault();
    List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
    try {
      for (String zone : zones) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        assertThat(lastSecond.lastDay()).as(zone).isEqualTo(LocalDate.of(2029, 2, 17));
        assertThat(nextSecond.lastDay()).as(zone).isEqualTo(LocalDate.of(2029, 2, 18));
      }
    } finally {
      TimeZone.setDefault(before);
    }
    assertThat(zones).hasSizeGreaterThan(400);
  }

  @Test
  void policiesAreKnownByTheirObjectIdentifier() {
    for (CertificatePolicy policy : CertificatePolicy.values()) {
      assertThat(CertificatePolicy.ofOid(policy.oid())).contains(policy);
    }
    assertThat(CertificatePolicy.ofOid("2.5.29.32.0")).isEqualTo(Optional.empty());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
