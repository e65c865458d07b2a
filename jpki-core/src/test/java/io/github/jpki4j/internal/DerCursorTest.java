package io.github.jpki4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.Hex;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.bouncycastle.asn1.DEROctetString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerCursorTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65_535, 65_536, 16_777_216})
  void everyMinimalLengthIsRead(int length) throws Exception {
    byte[] der = new DEROctetString(new byte[length]).getEncoded();
    DerCursor cursor = DerCursor.of(der);
    assertThat(cursor.read(DerCursor.OCTET_STRING).remaining()).isEqualTo(length);
    cursor.expectEnd();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "04",
        "0401",
        "0480",
        "04800000",
        "0481",
        "04817F",
        "048180",
        "0482",
        "048200",
        "04820080",
        "0483000100",
        "04847FFFFFFF",
        "0484FFFFFFFF",
        "048480000000",
        "04850000000001",
        "0485010000000000",
        "04FF",
        "1F0100",
        "3F810000",
      })
  void hostileElementsAreRefused(String hex) {
    assertThatThrownBy(() -> DerCursor.of(Hex.bytes(hex)).readAny())
        .isInstanceOf(DerException.class);
  }

  @Test
  void anElementDoesNotReachBeyondTheOneThatHoldsIt() throws Exception {
    DerCursor outer = DerCursor.of(Hex.bytes("3003040401020304"));
    DerCursor inner = outer.read(DerCursor.SEQUENCE);
    assertThatThrownBy(inner::readAny).isInstanceOf(DerException.class);
    assertThat(outer.remaining()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"020100", "02017F", "020180", "02020080", "0202FF7F", "0203008000"})
  void minimalIntegersAreRead(String hex) throws Exception {
    assertThat(DerCursor.of(Hex.bytes(hex)).readInteger().bytes())
        .isEqualTo(Hex.bytes(hex.substring(4)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0200", "02020000", "0202007F", "0202FF80", "0202FFFF", "040100"})
  void integersThatAreEmptyOrNotMinimalAreRefused(String hex) {
    assertThatThrownBy(() -> DerCursor.of(Hex.bytes(hex)).readInteger())
        .isInstanceOf(DerException.class);
  }

  @ParameterizedTest
  @CsvSource({"010100, false", "0101FF, true"})
  void booleansAreRead(String hex, boolean value) throws Exception {
    assertThat(DerCursor.of(Hex.bytes(hex)).read(DerCursor.BOOLEAN).booleanContent())
        .isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0100", "010101", "0102FFFF"})
  void otherBooleansAreRefused(String hex) {
    assertThatThrownBy(() -> DerCursor.of(Hex.bytes(hex)).read(DerCursor.BOOLEAN).booleanContent())
        .isInstanceOf(DerException.class);
  }

  @ParameterizedTest
  @CsvSource({"0603551D1C, 2.5.29.28", "06082B06010505073001, 1.3.6.1.5.5.7.48.1"})
  void objectIdentifiersAreRead(String hex, String oid) throws Exception {
    assertThat(DerCursor.of(Hex.bytes(hex)).readOid()).isEqualTo(oid);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0600", "060180", "0603551D80", "0603801D1C", "06035580"})
  void otherObjectIdentifiersAreRefused(String hex) {
    assertThatThrownBy(() -> DerCursor.of(Hex.bytes(hex)).readOid())
        .isInstanceOf(DerException.class);
  }

  @Test
  void anObjectIdentifierOf129BytesIsRefused() {
    assertThatThrownBy(() -> DerCursor.of(Hex.bytes("068181" + "01".repeat(129))).readOid())
        .isInstanceOf(DerException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0300", "030101", "03020180", "030108"})
  void bitStringsWithUnusedBitsAreRefused(String hex) {
    assertThatThrownBy(() -> DerCursor.of(Hex.bytes(hex)).readBitString())
        .isInstanceOf(DerException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "23, 261123000000Z, 2026-11-23T00:00:00Z",
    "23, 491231235959Z, 2049-12-31T23:59:59Z",
    "23, 500101000000Z, 1950-01-01T00:00:00Z",
    "23, 240229120000Z, 2024-02-29T12:00:00Z",
    "24, 20261123000000Z, 2026-11-23T00:00:00Z",
    "24, 19700101000000Z, 1970-01-01T00:00:00Z",
    "24, 99991231235959Z, 9999-12-31T23:59:59Z",
  })
  void timesAreRead(int tag, String text, Instant instant) throws Exception {
    assertThat(DerCursor.of(time(tag, text)).readTime()).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "23, 2611230000Z",
    "23, 261123000000",
    "23, 261123000000+0900",
    "23, 2611230000000",
    "23, 260229000000Z",
    "23, 261123240000Z",
    "23, 261123006000Z",
    "23, 261123000060Z",
    "23, 260023000000Z",
    "23, 2611230000-1Z",
    "23, 20261123000000Z",
    "24, 261123000000Z",
    "24, 20261123000000.5Z",
    "24, 20261123000000",
    "24, 2026112300000/Z",
    "4, 20261123000000Z",
  })
  void otherTimesAreRefused(int tag, String text) {
    assertThatThrownBy(() -> DerCursor.of(time(tag, text)).readTime())
        .isInstanceOf(DerException.class);
  }

  private static byte[] time(int tag, String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    byte[] der = new byte[2 + ascii.length];
    der[0] = (byte) tag;
    der[1] = (byte) ascii.length;
    System.arraycopy(ascii, 0, der, 2, ascii.length);
    return der;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0500",
        "30020500",
        "3004310230",
        "30053103300100",
        "300B3109300706035504031380",
      })
  void otherThingsThanNamesAreRefused(String hex) {
    assertThatThrownBy(() -> DerCursor.of(Hex.bytes(hex)).readName())
        .isInstanceOf(DerException.class);
  }
}
