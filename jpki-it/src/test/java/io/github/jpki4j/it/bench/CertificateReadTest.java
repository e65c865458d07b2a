package io.github.jpki4j.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.card.Exchange;
import io.github.jpki4j.testkit.card.NfcLink;
import io.github.jpki4j.testkit.card.TracingConnection;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a certificate file is read, and what that costs over a modelled NFC link. */
class CertificateReadTest {

  private static final int STATUS = 2;
  private static final NfcLink SLOW = new NfcLink(1);
  private static final KeyPair KEYS = newKeys();

  private static final Map<CertificateKind, Integer> FILES =
      Map.of(
          CertificateKind.SIGN, 0x0001,
          CertificateKind.SIGN_CA, 0x0002,
          CertificateKind.AUTH, 0x000A,
          CertificateKind.AUTH_CA, 0x000B);

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The exchanges that read a certificate, without what comes before. */
  private static List<Exchange> read(TestCard card, CertificateKind kind, LinkProfile link)
      throws Exception {
    TracingConnection traced = new TracingConnection(card.connect(link));
    try (Pin password = Pin.sign("ABC123".toCharArray());
        MyNumberCard session = MyNumberCard.open(traced)) {
      JpkiAp jpki = session.jpki();
      if (kind == CertificateKind.SIGN) {
        jpki.verify(password);
      }
      traced.clear();
      jpki.readCertificate(kind);
      return Exchange.of(traced);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, 1572, 1600",
    "SIGN, 1781, 1840",
    "AUTH_CA, 1334, 1344",
    "SIGN_CA, 1319, 1344",
  })
  void inExtendedLengthOneCommandBringsTheCertificateAndLittleFiller(
      CertificateKind kind, int size, int asked) throws Exception {
    TestCard card = TestCard.builder().build();
    assertThat(read(card, kind, LinkProfile.standard()))
        .containsExactly(new Exchange(7, asked + STATUS));
    List<Exchange> pieces = read(card, kind, LinkProfile.shortOnly());
    assertThat(pieces).hasSize((size + 255) / 256);
    assertThat(received(pieces)).as("no filler").isEqualTo(size + STATUS * pieces.size());
  }

  /** Sizes seen on real cards: CARD-21. */
  @ParameterizedTest
  @CsvSource({
    "AUTH, 1571",
    "AUTH, 1574",
    "AUTH, 1583",
    "SIGN, 1742",
    "SIGN, 1749",
    "SIGN, 1837",
    "AUTH_CA, 1316",
    "AUTH_CA, 1319",
    "SIGN_CA, 1301",
    "SIGN_CA, 1304",
  })
  void everySizeSeenTakesOneCommandAndItsFillerLessTimeThanASecondOne(
      CertificateKind kind, int size) throws Exception {
    List<Exchange> ours = read(cardWith(kind, size), kind, LinkProfile.standard());
    assertThat(ours).hasSize(1);
    double exact = SLOW.millis(new Exchange(7, size + STATUS));
    double further = SLOW.millis(new Exchange(5, STATUS));
    assertThat(SLOW.millis(ours) - exact).isBetween(0.0, further);
  }

  @ParameterizedTest
  @CsvSource({"AUTH, 1601, 1", "AUTH, 1900, 300", "SIGN, 1841, 1", "AUTH_CA, 1345, 1"})
  void aLongerCertificateTakesOneCommandMoreForTheExactRest(
      CertificateKind kind, int size, int rest) throws Exception {
    List<Exchange> ours = read(cardWith(kind, size), kind, LinkProfile.standard());
    assertThat(ours).hasSize(2);
    assertThat(ours.get(1)).isEqualTo(new Exchange(rest > 256 ? 7 : 5, rest + STATUS));
    assertThat(received(ours)).isEqualTo(size + 2 * STATUS);
  }

  /** A card with a certificate of just this size, padded by an extension that nobody knows. */
  private static TestCard cardWith(CertificateKind kind, int size) throws Exception {
    int padding = size - 1_000;
    padding += size - padded(padding).length;
    byte[] der = padded(padding);
    assertThat(der).hasSize(size);
    byte[] file = Arrays.copyOf(der, 3_808);
    Arrays.fill(file, size, file.length, (byte) 0xFF);
    return TestCard.builder().file(FILES.get(kind), file).build();
  }

  private static byte[] padded(int bytes) throws Exception {
    X500Name name = new X500Name("C=JP,CN=TEST");
    return new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(Instant.parse("2025-01-15T01:30:00Z")),
            Date.from(Instant.parse("2029-02-17T14:59:59Z")),
            name,
            KEYS.getPublic())
        .addExtension(new ASN1ObjectIdentifier("2.999"), false, new byte[bytes])
        .build(new JcaContentSignerBuilder("SHA256withRSA").build(KEYS.getPrivate()))
        .getEncoded();
  }

  private static int received(List<Exchange> exchanges) {
    return exchanges.stream().mapToInt(Exchange::received).sum();
  }
}
