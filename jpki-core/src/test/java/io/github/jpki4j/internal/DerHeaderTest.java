package io.github.jpki4j.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.Hex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerHeaderTest {

  @ParameterizedTest
  @CsvSource({
    "00, 1, 0",
    "7F, 1, 127",
    "8180, 2, 128",
    "81FF, 2, 255",
    "820100, 3, 256",
    "83010000, 4, 65536",
    "847FFFFFFF, 5, 2147483647",
    "82FF, 3, 65535", // the second byte is missing
  })
  void aMinimalLengthIsRead(String hex, int bytes, long length) {
    byte[] der = Hex.bytes("30" + hex);
    assertThat(DerHeader.lengthBytes(der[1])).isEqualTo(bytes);
    assertThat(DerHeader.contentLength(der, 1, der.length)).isEqualTo(length);
  }

  @ParameterizedTest
  @CsvSource({"80", "817F", "820080", "8200", "83000100", "8480000000", "84", "850000000001", "FF"})
  void everyOtherIsNone(String hex) {
    byte[] der = Hex.bytes("30" + hex);
    assertThat(DerHeader.contentLength(der, 1, der.length)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({"3, 511", "4, 256"})
  void whatLiesBehindTheEndDoesNotCount(int end, long length) {
    assertThat(DerHeader.contentLength(Hex.bytes("30820100"), 1, end)).isEqualTo(length);
  }
}
