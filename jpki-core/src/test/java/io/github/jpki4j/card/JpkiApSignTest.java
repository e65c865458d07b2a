package io.github.jpki4j.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.Hex;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.ScriptedConnection;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Exact bytes of signing, and what is made of the answers. */
class JpkiApSignTest {

  private static final byte[] MESSAGE = "TEST".getBytes(StandardCharsets.UTF_8);
  private static final Digest DIGEST = Digest.ofMessage(HashAlgorithm.SHA256, MESSAGE);
  private static final String DIGEST_INFO = Hex.of(DigestInfo.encode(DIGEST));
  private static final String PIN = "04 31323334";

  private final ScriptedConnection link = ScriptedConnection.extended().selectJpki();

  @AfterEach
  void everyLineOfTheScriptWasUsed() {
    assertThat(link.isDone()).isTrue();
  }

  private JpkiAp jpki() throws Exception {
    return MyNumberCard.open(link).jpki();
  }

  private static Pin pin() {
    return Pin.auth("1234".toCharArray());
  }

  @Test
  void signingReadsTheCounterVerifiesAndSigns() throws Exception {
    byte[] signature = TestKey.sign("SHA256withRSA", MESSAGE);
    link.expect("00200098", "63C3")
        .expect("00200098" + PIN, "9000")
        .expect("802A0097 33" + DIGEST_INFO + "00", Hex.of(signature) + "9000")
        .expect("802A0097 33" + DIGEST_INFO + "00", Hex.of(signature) + "9000");
    JpkiAp jpki = jpki();
    try (Pin pin = pin()) {
      assertThat(jpki.sign(pin, DIGEST)).isEqualTo(signature);
      assertThat(jpki.isVerified(KeyKind.AUTH)).isTrue();
      assertThat(jpki.isVerified(KeyKind.SIGN)).isFalse();
      assertThat(jpki.sign(KeyKind.AUTH, DIGEST, SignatureScheme.PKCS1)).isEqualTo(signature);
    }
  }

  @Test
  void aMessageIsSignedByItsSha256Hash() throws Exception {
    byte[] signature = TestKey.sign("SHA256withRSA", MESSAGE);
    link.expect("00200098", "63C3")
        .expect("00200098" + PIN, "9000")
        .expect("802A0097 33" + DIGEST_INFO + "00", Hex.of(signature) + "9000");
    byte[] message = MESSAGE.clone();
    try (Pin pin = pin()) {
      assertThat(jpki().signMessage(pin, message)).isEqualTo(signature);
    }
    assertThat(message).isEqualTo(MESSAGE);
  }

  @Test
  void theLastTryIsKeptAlsoForAMessage() throws Exception {
    link.expect("00200098", "63C1");
    JpkiAp jpki = jpki();
    try (Pin pin = pin()) {
      assertThatThrownBy(() -> jpki.signMessage(pin, MESSAGE)).isInstanceOf(LastTryException.class);
    }
  }

  @Test
  void withoutShortIdentifiersThePinIsSentOnceAfterSelect() throws Exception {
    String signature = Hex.of(TestKey.sign("SHA256withRSA", MESSAGE));
    link.expect("00200098", "6A86")
        .expect("00A4020C02 0018", "9000")
        .expect("00200080", "63C3")
        .expect("00200080" + PIN, "9000")
        .expect("00A4020C02 0017", "9000")
        .expect("802A0080 33" + DIGEST_INFO + "00", signature + "9000");
    try (Pin pin = pin()) {
      jpki().sign(pin, DIGEST);
    }
  }

  @Test
  void signingByShortIdentifierFallsBackToSelect() throws Exception {
    String signature = Hex.of(TestKey.sign("SHA256withRSA", MESSAGE));
    link.expect("00200098", "63C3")
        .expect("00200098" + PIN, "9000")
        .expect("802A0097 33" + DIGEST_INFO + "00", "6A86")
        .expect("00A4020C02 0017", "9000")
        .expect("802A0080 33" + DIGEST_INFO + "00", signature + "9000");
    try (Pin pin = pin()) {
      jpki().sign(pin, DIGEST);
    }
  }

  @Test
  void aSignatureThatDoesNotFitTheCertificateIsNotReturned() throws Exception {
    byte[] signature =
        TestKey.sign("SHA256withRSA", "another TEST".getBytes(StandardCharsets.UTF_8));
    link.expect("00B08A00 000640", TestKey.certificateFile(1600) + "9000")
        .expect("00200098", "63C3")
        .expect("00200098" + PIN, "9000")
        .expect("802A0097 33" + DIGEST_INFO + "00", Hex.of(signature) + "9000");
    JpkiAp jpki = jpki();
    jpki.readCertificate(CertificateKind.AUTH);
    try (Pin pin = pin()) {
      assertThatThrownBy(() -> jpki.sign(pin, DIGEST))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageContaining("does not fit");
    }
  }

  @Test
  void aSignatureOfAnotherLengthIsNotReturned() throws Exception {
    link.expect("00200098", "63C3")
        .expect("00200098" + PIN, "9000")
        .expect("802A0097 33" + DIGEST_INFO + "00", "0102 9000");
    JpkiAp jpki = jpki();
    try (Pin pin = pin()) {
      assertThatThrownBy(() -> jpki.sign(pin, DIGEST))
          .isInstanceOf(MalformedResponseException.class);
    }
  }

  @Test
  void signingWithoutVerifySendsNothing() throws Exception {
    JpkiAp jpki = jpki();
    assertThatThrownBy(() -> jpki.sign(KeyKind.SIGN, DIGEST, SignatureScheme.PKCS1))
        .isInstanceOf(PinRequiredException.class);
  }

  @Test
  void pssTakesSha256OnlyAndNothingIsSentOtherwise() throws Exception {
    JpkiAp jpki = jpki();
    Digest sha1 = Digest.ofMessage(HashAlgorithm.SHA1, MESSAGE);
    try (Pin pin = pin()) {
      assertThatThrownBy(() -> jpki.sign(pin, sha1, SignatureScheme.PSS, TryPolicy.KEEP_LAST))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aVerificationThatTheCardForgotIsForgottenHereToo() throws Exception {
    link.expect("00200098", "63C3")
        .expect("00200098" + PIN, "9000")
        .expect("802A0097 33" + DIGEST_INFO + "00", "6982")
        .expect("00A4020C02 0017", "9000")
        .expect("802A0080 33" + DIGEST_INFO + "00", "6982");
    JpkiAp jpki = jpki();
    try (Pin pin = pin()) {
      jpki.verify(pin);
      assertThatThrownBy(() -> jpki.sign(KeyKind.AUTH, DIGEST, SignatureScheme.PKCS1))
          .isInstanceOf(PinRequiredException.class);
      assertThat(jpki.isVerified(KeyKind.AUTH)).isFalse();
    }
  }
}
