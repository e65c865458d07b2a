package io.github.jpki4j.testcard;

import static io.github.jpki4j.testcard.Hex.SELECT_JPKI;
import static io.github.jpki4j.testcard.Hex.SELECT_TEXT;
import static io.github.jpki4j.testcard.Hex.VERIFY_AUTH;
import static io.github.jpki4j.testcard.Hex.VERIFY_SIGN;
import static io.github.jpki4j.testcard.Hex.data;
import static io.github.jpki4j.testcard.Hex.send;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignTest {

  private static final byte[] MESSAGE = "to be signed".getBytes(US_ASCII);
  private static final String SHA256_INFO = "3031300D060960864801650304020105000420";

  private final TestCard card = card();

  private static TestCard card(CardVariant... behaviours) {
    TestCardBuilder builder = TestCard.builder();
    for (CardVariant behaviour : behaviours) {
      builder.with(behaviour);
    }
    TestCard card = builder.build();
    send(card, SELECT_JPKI);
    return card;
  }

  private static String hash() throws Exception {
    return Hex.text(MessageDigest.getInstance("SHA-256").digest(MESSAGE));
  }

  private static String sign(String p1, String p2, String input) {
    return "802A%s%s%02X%s00".formatted(p1, p2, input.length() / 2, input);
  }

  private static PublicKey publicKey(TestCard card, CertificateKind kind) throws Exception {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(card.certificate(kind)))
        .getPublicKey();
  }

  private static boolean isPkcs1(TestCard card, CertificateKind kind, byte[] signature)
      throws Exception {
    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(publicKey(card, kind));
    verifier.update(MESSAGE);
    return verifier.verify(signature);
  }

  private boolean isPss(byte[] signature) throws Exception {
    Signature verifier = Signature.getInstance("RSASSA-PSS");
    verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    verifier.initVerify(publicKey(card, CertificateKind.AUTH));
    verifier.update(MESSAGE);
    return verifier.verify(signature);
  }

  @ParameterizedTest
  @CsvSource({
    "0018, 0431323334, 0017, AUTH",
    "001B, 06414243313233, 001A, SIGN",
  })
  void signsWithTheSelectedKey(String pin, String body, String key, CertificateKind kind)
      throws Exception {
    send(card, "00A4020C02" + pin, "00200080" + body, "00A4020C02" + key);
    assertThat(isPkcs1(card, kind, data(card, sign("00", "80", SHA256_INFO + hash())))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"97, AUTH", "9A, SIGN"})
  void signsByShortFileIdentifierWithTheSameResult(String p2, CertificateKind kind)
      throws Exception {
    send(card, VERIFY_AUTH, VERIFY_SIGN);
    byte[] signature = data(card, sign("00", p2, SHA256_INFO + hash()));
    assertThat(isPkcs1(card, kind, signature)).isTrue();
    assertThat(data(card, sign("00", "80", SHA256_INFO + hash())))
        .as("the key became current")
        .isEqualTo(signature);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 19, 83, 245})
  void schemeZeroPadsAnythingVerbatim(int length) throws Exception {
    byte[] input = new byte[length];
    Arrays.fill(input, (byte) 0x5A);
    byte[] signature = data(card, VERIFY_AUTH, sign("00", "97", Hex.text(input)));
    Cipher raw = Cipher.getInstance("RSA/ECB/NoPadding");
    raw.init(Cipher.DECRYPT_MODE, publicKey(card, CertificateKind.AUTH));
    String block = "0001" + "FF".repeat(256 - 3 - length) + "00" + Hex.text(input);
    assertThat(Hex.text(raw.doFinal(signature))).isEqualTo(block);
  }

  @Test
  void schemeOneHashesAndPadsTheBareHash() throws Exception {
    byte[] signature = data(card, VERIFY_AUTH, sign("01", "97", Hex.text(MESSAGE)));
    assertThat(signature).isEqualTo(data(card, sign("00", "97", hash())));
  }

  @Test
  void schemesTwoAndThreeAddTheDigestInfo() throws Exception {
    byte[] plain = data(card, VERIFY_AUTH, sign("00", "97", SHA256_INFO + hash()));
    assertThat(data(card, sign("02", "97", hash()))).isEqualTo(plain);
    assertThat(data(card, sign("03", "97", Hex.text(MESSAGE)))).isEqualTo(plain);
  }

  @Test
  void schemesFourAndFiveArePss() throws Exception {
    byte[] first = data(card, VERIFY_AUTH, sign("04", "97", hash()));
    byte[] second = data(card, sign("05", "97", Hex.text(MESSAGE)));
    assertThat(isPss(first)).isTrue();
    assertThat(isPss(second)).isTrue();
    assertThat(first).as("the salt is random").isNotEqualTo(second);
  }

  @Test
  void pssIsTheSameInEveryRunWithASeed() throws Exception {
    byte[][] signatures = new byte[2][];
    for (int i = 0; i < 2; i++) {
      TestCard seeded = TestCard.builder().seed(7).build();
      send(seeded, SELECT_JPKI, VERIFY_AUTH);
      signatures[i] = data(seeded, sign("04", "97", hash()));
    }
    assertThat(signatures[0]).isEqualTo(signatures[1]);
  }

  @Test
  void pssCanBeMissing() throws Exception {
    TestCard other = card(CardVariant.NO_PSS);
    send(other, VERIFY_AUTH);
    assertThat(send(other, sign("04", "97", hash()))).isEqualTo("6A86");
    assertThat(send(other, sign("05", "97", hash()))).isEqualTo("6A86");
    assertThat(data(other, sign("02", "97", hash()))).hasSize(256);
  }

  @ParameterizedTest
  @CsvSource({"00, 246", "02, 31", "02, 33", "04, 0", "04, 51"})
  void inputOfAWrongLengthIsRefused(String p1, int length) {
    String command = sign(p1, "97", "00".repeat(length)).replaceAll("^(802A..97)0000$", "$100");
    assertThat(send(card, VERIFY_AUTH, command)).isEqualTo("6985");
    TestCard other = card(CardVariant.BAD_SIGN_INPUT_6700);
    assertThat(send(other, VERIFY_AUTH, command)).isEqualTo("6700");
  }

  @Test
  void messagesOf255BytesAreTaken() throws Exception {
    assertThat(data(card, VERIFY_AUTH, sign("03", "97", "5A".repeat(255)))).hasSize(256);
    String extended = "802A0397000100" + "5A".repeat(256) + "0000";
    assertThat(send(card, extended)).isEqualTo("6985");
  }

  @ParameterizedTest
  @CsvSource({
    "802A069701AA00, 6A86",
    "802AFF9701AA00, 6A86",
    "802A008001AA00, 6986",
    "802A000001AA00, 6986",
    "802A009D01AA00, 6A82",
    "802A009801AA00, 6981",
    "802A008A01AA00, 6981",
    "802A001701AA00, 6A86",
    "802A009701AA, 6700",
    "802A009701AAFF, 6700",
    "002A009701AA00, 6D00",
  })
  void formsThatAreRefused(String command, String expected) {
    assertThat(send(card, VERIFY_AUTH, SELECT_JPKI, command)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"97, " + VERIFY_SIGN, "9A, " + VERIFY_AUTH})
  void eachKeyNeedsItsOwnSecret(String p2, String otherSecret) {
    assertThat(send(card, sign("00", p2, "AA"))).isEqualTo("6982");
    assertThat(send(card, otherSecret, sign("00", p2, "AA"))).isEqualTo("6982");
  }

  @Test
  void oneVerifyIsGoodForManySignatures() {
    send(card, VERIFY_SIGN);
    for (int i = 0; i < 3; i++) {
      assertThat(data(card, sign("00", "9A", "AA"))).hasSize(256);
    }
    assertThat(send(card, "00B0810002")).isEqualTo("30829000");
    assertThat(card.isVerified(KeyKind.SIGN)).isTrue();
  }

  @Test
  void p2ZeroMeansTheCurrentKey() {
    byte[] bySfi = data(card, VERIFY_AUTH, sign("00", "97", "AA"));
    assertThat(data(card, "00A4020C020017", sign("00", "00", "AA"))).isEqualTo(bySfi);
  }

  @Test
  void textApplicationSignsWithoutAPin() {
    assertThat(data(card, SELECT_TEXT, sign("00", "00", "AA"))).hasSize(256);
    assertThat(data(card, SELECT_TEXT, sign("05", "00", "AA"))).hasSize(256);
  }

  @Test
  void extendedLengthsAreTaken() throws Exception {
    String command = "802A0297000020" + hash() + "0100";
    assertThat(isPkcs1(card, CertificateKind.AUTH, data(card, VERIFY_AUTH, command))).isTrue();
  }
}
