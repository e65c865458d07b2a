package io.github.jpki4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BouncyCastle reads the same, and refuses the same. */
class DerOidTest {

  private static String text(byte[] content) throws DerException {
    byte[] within = new byte[content.length + 2]; // somewhere in an array
    System.arraycopy(content, 0, within, 1, content.length);
    DerOid.require(within, 1, 1 + content.length);
    return DerOid.text(within, 1, 1 + content.length);
  }

  private static Optional<String> byBouncyCastle(byte[] content) {
    try {
      return Optional.of(ASN1ObjectIdentifier.fromContents(content).getId());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> byUs(byte[] content) {
    try {
      return Optional.of(text(content));
    } catch (DerException e) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "00, 0.0",
    "27, 0.39",
    "28, 1.0",
    "4F, 1.39",
    "50, 2.0",
    "7F, 2.47",
    "8100, 2.48",
    "551D25, 2.5.29.37",
    "2A83088C1A4B3D0A01, 1.2.392.1562.75.61.10.1",
    "2A87FFFFFF7F, 1.2.2147483647",
    "2A8880808000, 1.2.2147483648",
    "8FFFFFFF7F, 2.4294967215",
    "88808080808000, 2.35184372088752"
  })
  void numbersOfEverySize(String hex, String text) throws DerException {
    byte[] content = Hex.decode(hex);
    assertThat(text(content)).isEqualTo(text);
    assertThat(byBouncyCastle(content)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "80", "2A8000", "2A80", "2A81", "FF"})
  void whatIsNone(String hex) {
    byte[] content = Hex.decode(hex);
    assertThatThrownBy(() -> text(content)).isInstanceOf(DerException.class);
    assertThat(byBouncyCastle(content)).isEmpty();
  }

  @Test
  void theLongestAndOneMore() throws DerException {
    byte[] longest = new byte[128];
    assertThat(text(longest)).startsWith("0.0.0.0");
    assertThatThrownBy(() -> text(new byte[129])).isInstanceOf(DerException.class);
  }

  @Test
  void whatChanceMakesUp() {
    Random random = new Random(819);
    for (int i = 0; i < 20_000; i++) {
      byte[] content = new byte[random.nextInt(12)];
      random.nextBytes(content);
      if (content.length > 0 && random.nextBoolean()) {
        content[content.length - 1] &= 0x7F;
      }
      assertThat(byUs(content)).as(Hex.toHexString(content)).isEqualTo(byBouncyCastle(content));
    }
  }
}
