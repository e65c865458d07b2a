package io.github.jpki4j.testcard.pki;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.crypto.Der;
import java.math.BigInteger;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Certificates with one thing that is odd, for tests of those who read them. */
class OddCertificateTest {

  private static final TestPki PKI = TestPki.create();
  private static final TestCard GOOD = builder().build();
  private static final int KEY = 6;

  private static TestCardBuilder builder() {
    Instant today = Instant.parse("2026-11-23T03:00:00Z");
    return TestCard.builder().pki(PKI).clock(Clock.fixed(today, ZoneOffset.UTC));
  }

  private static TestCard card(CertificateKind kind, OddCertificate odd) {
    return builder().oddCertificate(kind, odd).build();
  }

  private static List<Asn1> fields(TestCard card, CertificateKind kind) {
    return Asn1.parse(card.certificate(kind)).child(0).children();
  }

  private static List<Asn1> fields(OddCertificate odd) {
    return fields(card(CertificateKind.AUTH, odd), CertificateKind.AUTH);
  }

  @ParameterizedTest
  @EnumSource(OddCertificate.class)
  void oneFieldIsOddAndTheAuthorityHasSignedIt(OddCertificate odd) throws Exception {
    for (CertificateKind kind : CertificateKind.values()) {
      TestCard card = card(kind, odd);
      List<Asn1> good = fields(GOOD, kind);
      List<Asn1> fields = fields(card, kind);
      assertThat(fields).hasSameSizeAs(good);
      int different = 0;
      for (int i = 0; i < good.size(); i++) {
        different += Arrays.equals(fields.get(i).value(), good.get(i).value()) ? 0 : 1;
      }
      assertThat(different).as(kind.name()).isEqualTo(1);
      assertThat(isSignedByTheAuthority(card, kind)).as(kind.name()).isTrue();
    }
  }

  private static boolean isSignedByTheAuthority(TestCard card, CertificateKind kind)
      throws Exception {
    Asn1 certificate = Asn1.parse(card.certificate(kind));
    byte[] bits = certificate.last().value();
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(X509.certificate(PKI.authorityCertificate(kind.key())).getPublicKey());
    signature.update(Der.sequence(certificate.child(0).value()));
    return signature.verify(Arrays.copyOfRange(bits, 1, bits.length));
  }

  @ParameterizedTest
  @EnumSource(OddCertificate.class)
  void itsFileHasItAndTheOtherFilesHaveGoodOnes(OddCertificate odd) {
    TestCard card = card(CertificateKind.AUTH, odd);
    assertThat(file(card, "000A")).startsWith(card.certificate(CertificateKind.AUTH));
    assertThat(file(card, "000B")).isEqualTo(file(GOOD, "000B"));
    assertThat(file(card, "0002")).isEqualTo(file(GOOD, "0002"));
    assertThat(card.certificate(CertificateKind.SIGN))
        .isEqualTo(GOOD.certificate(CertificateKind.SIGN));
  }

  private static byte[] file(TestCard card, String fid) {
    return Hex.data(card, Hex.SELECT_JPKI, "00A4020C02" + fid, "00B00000000000");
  }

  /** Modulus and exponent of a key. */
  private static BigInteger number(TestCard card, int index) {
    byte[] bits = fields(card, CertificateKind.AUTH).get(KEY).child(1).value();
    Asn1 numbers = Asn1.parse(Arrays.copyOfRange(bits, 1, bits.length));
    return new BigInteger(numbers.child(index).value());
  }

  private static BigInteger modulus(OddCertificate odd) {
    return number(card(CertificateKind.AUTH, odd), 0);
  }

  private static BigInteger exponent(OddCertificate odd) {
    return number(card(CertificateKind.AUTH, odd), 1);
  }

  @Test
  void theModulusIsWhatTheNameSays() {
    BigInteger good = number(GOOD, 0);
    assertThat(modulus(OddCertificate.MODULUS_EVEN).testBit(0)).isFalse();
    assertThat(modulus(OddCertificate.MODULUS_EVEN).bitLength()).isEqualTo(2048);
    assertThat(modulus(OddCertificate.MODULUS_NEGATIVE).negate()).isEqualTo(good);
    assertThat(modulus(OddCertificate.MODULUS_PRIME).isProbablePrime(20)).isTrue();
    assertThat(modulus(OddCertificate.MODULUS_PRIME).bitLength()).isEqualTo(2048);
    assertThat(modulus(OddCertificate.MODULUS_DIVISIBLE_BY_3).mod(BigInteger.valueOf(3))).isZero();
    assertThat(modulus(OddCertificate.MODULUS_DIVISIBLE_BY_3).testBit(0)).isTrue();
    assertThat(modulus(OddCertificate.MODULUS_OF_512_BITS).bitLength()).isEqualTo(512);
    assertThat(modulus(OddCertificate.MODULUS_OF_512_BITS).testBit(0)).isTrue();
    assertThat(modulus(OddCertificate.MODULUS_OF_16384_BITS).bitLength()).isEqualTo(16_384);
    assertThat(modulus(OddCertificate.MODULUS_OF_16384_BITS).testBit(0)).isTrue();
  }

  @Test
  void theExponentIsWhatTheNameSays() {
    assertThat(exponent(OddCertificate.EXPONENT_EVEN)).isEqualTo(65_536);
    assertThat(exponent(OddCertificate.EXPONENT_1)).isEqualTo(1);
    assertThat(exponent(OddCertificate.EXPONENT_NEGATIVE)).isEqualTo(-65_537);
    assertThat(exponent(OddCertificate.EXPONENT_OF_2047_BITS).bitLength()).isEqualTo(2047);
    assertThat(exponent(OddCertificate.EXPONENT_OF_2047_BITS).testBit(0)).isTrue();
  }

  @Test
  void theKeyMayBeOfAnotherKind() throws Exception {
    byte[] der =
        card(CertificateKind.AUTH, OddCertificate.KEY_ON_P256).certificate(CertificateKind.AUTH);
    assertThat(X509.certificate(der).getPublicKey().getAlgorithm()).isEqualTo("EC");
  }

  @Test
  void theStructureIsWhatTheNameSays() {
    assertThat(Hex.text(fields(OddCertificate.VERSION_5).get(0).value())).isEqualTo("020104");
    String serial = Hex.text(fields(GOOD, CertificateKind.AUTH).get(1).value());
    assertThat(Hex.text(fields(OddCertificate.SERIAL_WITH_LEADING_ZERO).get(1).value()))
        .isEqualTo("00" + serial);
    Asn1 validity = fields(OddCertificate.TIME_WITHOUT_SECONDS).get(4);
    assertThat(new String(validity.child(0).value(), US_ASCII)).isEqualTo("2501150130Z");
    assertThat(new String(validity.child(1).value(), US_ASCII)).isEqualTo("290217145959Z");
  }
}
