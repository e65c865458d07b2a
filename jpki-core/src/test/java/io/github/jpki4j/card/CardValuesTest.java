package io.github.jpki4j.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.jpki4j.Hex;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.pin.PinStatus;
import io.github.jpki4j.pin.TryPolicy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardValuesTest {

  private static final String HASH =
      "1111111111111111111111111111111111111111111111111111111111111111";

  @ParameterizedTest
  @CsvSource({
    "JPKIAPICCTOKEN2, MY_NUMBER",
    "JPKIAPICCTOKEN, JUKI",
    "JPKIAPGPSETOKEN, ANDROID",
    "JPKIAPIOSTOKEN, IPHONE",
    "JPKIAPICCTOKEN3, UNKNOWN_JPKI",
    "A, UNKNOWN_JPKI",
    "'', UNREADABLE_JPKI",
  })
  void theLabelDecidesTheKindUnderEitherPadding(String label, CardKind kind) throws Exception {
    for (byte padding : new byte[] {' ', 0}) {
      byte[] file = new byte[TokenInfo.LENGTH];
      Arrays.fill(file, padding);
      byte[] ascii = label.getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(ascii, 0, file, 0, ascii.length);
      assertThat(TokenInfo.parse(file).kind()).isEqualTo(kind);
    }
  }

  @Test
  void tokenFieldsStandWhereTheTestCardHasThem() throws Exception {
    byte[] file = new byte[TokenInfo.LENGTH];
    Arrays.fill(file, (byte) ' ');
    put(file, 0, "JPKIAPICCTOKEN2");
    put(file, 32, "00000000000000000000000000000001");
    put(file, 64, "E16R01NJ");
    put(file, 80, "0000000020500003");
    put(file, 140, "03");
    put(file, 142, "01");
    TokenInfo token = TokenInfo.parse(file);
    assertThat(token)
        .isEqualTo(
            new TokenInfo(
                "JPKIAPICCTOKEN2",
                "00000000000000000000000000000001",
                "E16R01NJ",
                "0000000020500003",
                "03",
                "01"));
    assertThat(token.toString()).doesNotContain("20500003");
  }

  @ParameterizedTest
  @ValueSource(ints = {0xFF, 0x00, 0x07, 0x7F, 0x80, 0xE3})
  void bytesThatAreNoTextAreNoLabel(int value) {
    byte[] file = new byte[TokenInfo.LENGTH];
    Arrays.fill(file, (byte) value);
    assertThat(TokenInfo.parse(file).kind()).isEqualTo(CardKind.UNREADABLE_JPKI);
    put(file, 0, "JPKIAPICCTOKEN2");
    file[TokenInfo.LABEL_LENGTH - 1] = (byte) 0xFF;
    assertThat(TokenInfo.parse(file).kind()).isEqualTo(CardKind.UNREADABLE_JPKI);
  }

  private static void put(byte[] file, int offset, String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, file, offset, ascii.length);
  }

  @Test
  void aTokenThatEndsBeforeTheEndOfItsLabelHasNoLabel() {
    byte[] label = new byte[32];
    put(label, 0, "JPKIAPICCTOKEN2");
    assertThat(TokenInfo.parse(label).kind()).isEqualTo(CardKind.MY_NUMBER);
    assertThat(TokenInfo.parse(label).serialNumber()).isEmpty();
    for (int length = 0; length < label.length; length++) {
      assertThat(TokenInfo.parse(Arrays.copyOf(label, length)).kind())
          .isEqualTo(CardKind.UNREADABLE_JPKI);
    }
  }

  @ParameterizedTest
  @CsvSource({"8F8F00, true, true", "008F00, false, true", "8F00, true, false"})
  void presenceIsReadByByte(String hex, boolean sign, boolean auth) throws Exception {
    assertThat(CertificatePresence.parse(Hex.bytes(hex)))
        .isEqualTo(new CertificatePresence(sign, auth));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "8F"})
  void presenceNeedsTwoBytes(String hex) {
    assertThatThrownBy(() -> CertificatePresence.parse(Hex.bytes(hex)))
        .isInstanceOf(MalformedResponseException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "3005, 7",
    "3000, 2",
    "30818000, 131",
    "3082061F, 1571",
    "308206CA, 1742",
    "30827FFB, 32767",
  })
  void derLengthIsRead(String head, int total) throws Exception {
    assertThat(DerLength.ofSequence(Hex.bytes(head))).isEqualTo(total);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "3181",
        "04820010",
        "3080",
        "3081",
        "30817F",
        "3082",
        "308201",
        "30820010",
        "30827FFC",
        "3082FFFF",
        "3083010000",
        "3084FFFFFFFF",
        "30FF"
      })
  void hostileLengthsAreRefused(String head) {
    assertThatThrownBy(() -> DerLength.ofSequence(Hex.bytes(head)))
        .isInstanceOf(MalformedResponseException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "SHA1, 3021300906052B0E03021A05000414",
    "SHA256, 3031300D060960864801650304020105000420",
    "SHA384, 3041300D060960864801650304020205000430",
    "SHA512, 3051300D060960864801650304020305000440",
  })
  void digestInfoIsThatOfRfc8017(HashAlgorithm algorithm, String prefix) throws Exception {
    byte[] message = "TEST".getBytes(StandardCharsets.UTF_8);
    Digest digest = Digest.ofMessage(algorithm, message);
    byte[] hash = MessageDigest.getInstance(algorithm.jcaName()).digest(message);
    assertThat(Hex.of(DigestInfo.encode(digest))).isEqualTo(prefix + Hex.of(hash));
    assertThat(Digest.of(algorithm, hash).value()).isEqualTo(hash);
    assertThat(Digest.ofMessage(algorithm, new ByteArrayInputStream(message)).value())
        .isEqualTo(hash);
    assertThat(digest.toString()).isEqualTo(algorithm.jcaName() + " digest");
    Digest parsed = Digest.ofDigestInfo(Hex.bytes(prefix + Hex.of(hash)));
    assertThat(parsed.algorithm()).isEqualTo(algorithm);
    assertThat(parsed.value()).isEqualTo(hash);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "0000000000000000000000000000000000000000000000000000000000000000",
        // SHA-256 without the parameters NULL, with another OID, and with a byte too many
        "302F300B0609608648016503040201" + "0420" + HASH,
        "3031300D060960864801650304020405000420" + HASH,
        "3031300D060960864801650304020105000420" + HASH + "00",
      })
  void whatIsNoDigestInfoIsRefused(String bytes) {
    assertThatThrownBy(() -> Digest.ofDigestInfo(Hex.bytes(bytes)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(HashAlgorithm.class)
  void aHashOfTheWrongLengthIsRefused(HashAlgorithm algorithm) {
    assertThatThrownBy(() -> Digest.of(algorithm, new byte[algorithm.length() - 1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCounterKnowsBlockedAndLast() {
    assertThat(new PinStatus(KeyKind.AUTH, OptionalInt.of(0), 3).isBlocked()).isTrue();
    assertThat(new PinStatus(KeyKind.AUTH, OptionalInt.of(1), 3).isLastTry()).isTrue();
    assertThat(new PinStatus(KeyKind.AUTH, OptionalInt.of(2), 3).isLastTry()).isFalse();
    assertThat(new PinStatus(KeyKind.AUTH, OptionalInt.empty(), 3).isBlocked()).isFalse();
    assertThat(new PinStatus(KeyKind.AUTH, OptionalInt.empty(), 3).isLastTry()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'', KEEP_LAST,",
    "2,  KEEP_LAST,",
    "1,  KEEP_LAST,  LastTryException",
    "1,  SPEND_LAST,",
    "0,  KEEP_LAST,  PinBlockedException",
    "0,  SPEND_LAST, PinBlockedException",
  })
  void aSecretWithoutTriesToSpendIsNotSent(String left, TryPolicy policy, String refusal) {
    OptionalInt tries =
        left.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(left));
    Throwable thrown =
        catchThrowable(() -> new PinStatus(KeyKind.AUTH, tries, 3).requireTries(policy));
    assertThat(thrown == null ? null : thrown.getClass().getSimpleName()).isEqualTo(refusal);
  }
}
