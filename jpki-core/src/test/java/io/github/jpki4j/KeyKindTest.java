package io.github.jpki4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyKindTest {

  @ParameterizedTest
  @CsvSource({"AUTH, SIGN, AUTH, AUTH_CA", "SIGN, AUTH, SIGN, SIGN_CA"})
  void aKeyKnowsTheOtherOneAndItsCertificates(
      KeyKind key, KeyKind other, CertificateKind certificate, CertificateKind ca) {
    assertThat(key.other()).isEqualTo(other);
    assertThat(key.certificate()).isEqualTo(certificate);
    assertThat(key.caCertificate()).isEqualTo(ca);
  }
}
