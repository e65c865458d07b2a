package io.github.jpki4j.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.CertificateNotFoundException.Reason;
import io.github.jpki4j.Hex;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.ScriptedConnection;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact bytes of each verb on cards of different abilities. */
class JpkiApTest {

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

  private static String certificateWithFiller(int length) {
    byte[] der = TestKey.certificate();
    byte[] file = Arrays.copyOf(der, length);
    Arrays.fill(file, der.length, length, (byte) 0xFF);
    return Hex.of(file);
  }

  private static Pin pin() {
    return Pin.auth("1234".toCharArray());
  }

  @Test
  void aCertificateIsCutAtItsLength() throws Exception {
    link.expect("00B08A00 000800", certificateWithFiller(2048) + "9000");
    assertThat(jpki().readCertificate(CertificateKind.AUTH).getEncoded())
        .isEqualTo(TestKey.certificate());
  }

  @Test
  void aCardThatAnswersInSmallerPiecesIsAskedForTheRest() throws Exception {
    String der = Hex.of(TestKey.certificate());
    int rest = TestKey.certificate().length - 512;
    link.expect("00B08A00 000800", der.substring(0, 1024) + "9000")
        .expect("00B00200" + length(rest), der.substring(1024) + "6282");
    assertThat(jpki().readCertificate(CertificateKind.AUTH).getEncoded())
        .isEqualTo(TestKey.certificate());
  }

  private static String length(int ne) {
    return ne > 256 ? String.format("00%04X", ne) : String.format("%02X", ne & 0xFF);
  }

  @Test
  void withoutShortIdentifiersTheFileIsSelected() throws Exception {
    String der = Hex.of(TestKey.certificate());
    link.expect("00B08A00 000800", "6A86").expect("00A4020C02 000A", "9000");
    readInPieces(der);
    link.expect("00A4020C02 000B", "9000")
        .expect("00B00000 000800", certificateWithFiller(2048) + "9000");
    JpkiAp jpki = jpki();
    jpki.readCertificate(CertificateKind.AUTH);
    jpki.readCertificate(CertificateKind.AUTH_CA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6700", "!"})
  void withoutExtendedLengthTheFileComesInPieces(String refusal) throws Exception {
    String der = Hex.of(TestKey.certificate());
    link.expect("00B08A00 000800", refusal).expect("00A4020C02 000A", "9000");
    readInPieces(der);
    link.expect("00B08B00 00", der.substring(0, 512) + "9000");
    readRest(der);
    JpkiAp jpki = jpki();
    jpki.readCertificate(CertificateKind.AUTH);
    jpki.readCertificate(CertificateKind.AUTH_CA);
  }

  private void readInPieces(String der) {
    link.expect("00B00000 00", der.substring(0, 512) + "9000");
    readRest(der);
  }

  private void readRest(String der) {
    for (int offset = 256; offset < der.length() / 2; offset += 256) {
      int size = Math.min(256, der.length() / 2 - offset);
      link.expect(
          String.format("00B0%04X%02X", offset, size & 0xFF),
          der.substring(2 * offset, 2 * (offset + size)) + "9000");
    }
  }

  @Test
  void aCertificateBehindAPasswordSaysSo() throws Exception {
    link.expect("00B08100 000800", "6982").expect("00200098", "63C3");
    JpkiAp jpki = jpki();
    PinRequiredException e =
        catchThrowableOfType(
            PinRequiredException.class, () -> jpki.readCertificate(CertificateKind.SIGN));
    assertThat(e.key()).isEqualTo(KeyKind.SIGN);
  }

  @ParameterizedTest
  @CsvSource({"FFFF9000, EMPTY_FILE", "00009000, EMPTY_FILE", "9000, EMPTY_FILE"})
  void anEmptyFileIsNoCertificate(String answer, Reason reason) throws Exception {
    link.expect("00B08A00 000800", answer).expect("00200098", "63C3");
    JpkiAp jpki = jpki();
    CertificateNotFoundException e =
        catchThrowableOfType(
            CertificateNotFoundException.class, () -> jpki.readCertificate(CertificateKind.AUTH));
    assertThat(e.reason()).isEqualTo(reason);
    assertThat(e.kind()).isEqualTo(CertificateKind.AUTH);
  }

  @Test
  void anAbsentFileIsNoCertificate() throws Exception {
    link.expect("00B08100 000800", "6A82")
        .expect("00A4020C02 0001", "6A82")
        .expect("00200098", "63C3");
    JpkiAp jpki = jpki();
    CertificateNotFoundException e =
        catchThrowableOfType(
            CertificateNotFoundException.class, () -> jpki.readCertificate(CertificateKind.SIGN));
    assertThat(e.reason()).isEqualTo(Reason.NO_FILE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"04820010 9000", "3003020101 9000", "30 9000", "3083010000 9000"})
  void aFileThatHoldsNoCertificateIsMalformed(String answer) throws Exception {
    link.expect("00B08A00 000800", answer).expect("00200098", "63C3");
    JpkiAp jpki = jpki();
    assertThatThrownBy(() -> jpki.readCertificate(CertificateKind.AUTH))
        .isInstanceOf(MalformedResponseException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6B00", "9000"})
  void aFileThatEndsInsideTheCertificateIsMalformed(String end) throws Exception {
    link.expect("00B08A00 000800", "308203E8 0102 9000")
        .expect("00B00006 0003E6", end)
        .expect("00200098", "63C3");
    JpkiAp jpki = jpki();
    assertThatThrownBy(() -> jpki.readCertificate(CertificateKind.AUTH))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("ends inside");
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
  void spendingTheLastTryOnceTheFormIsKnownSkipsTheCounter() throws Exception {
    link.expect("00200098", "63C1")
        .expect("00200098" + PIN, "9000")
        .expect("00200098" + PIN, "9000");
    JpkiAp jpki = jpki();
    try (Pin pin = pin()) {
      jpki.verify(pin, TryPolicy.SPEND_LAST);
      jpki.verify(pin, TryPolicy.SPEND_LAST);
    }
  }

  @Test
  void aReaderThatCannotCarryFourBytesIsAskedWithFive() throws Exception {
    link.expect("00200098", "6700")
        .expect("00A4020C02 0018", "9000")
        .expect("00200080", "6700")
        .expect("0020008000", "63C3");
    assertThat(jpki().pinStatus(KeyKind.AUTH).triesLeft()).hasValue(3);
  }

  @Test
  void theLastTryIsKept() throws Exception {
    link.expect("00200098", "63C1");
    JpkiAp jpki = jpki();
    try (Pin pin = pin()) {
      assertThatThrownBy(() -> jpki.verify(pin)).isInstanceOf(LastTryException.class);
      assertThat(pin.isRefused()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"63C0", "6983", "6984"})
  void aBlockedSecretIsNotSent(String counter) throws Exception {
    link.expect("00200098", counter);
    JpkiAp jpki = jpki();
    try (Pin pin = pin()) {
      assertThatThrownBy(() -> jpki.verify(pin)).isInstanceOf(PinBlockedException.class);
    }
  }

  @Test
  void aCardThatDoesNotTellTheCounterIsTrusted() throws Exception {
    link.expect("00200098", "9000").expect("00200098" + PIN, "9000");
    try (Pin pin = pin()) {
      jpki().verify(pin);
    }
  }

  @Test
  void aWrongSecretCostsOneTryAndIsNeverSentAgain() throws Exception {
    link.expect("00200098", "63C3").expect("00200098" + PIN, "63C2");
    JpkiAp jpki = jpki();
    try (Pin pin = pin()) {
      PinIncorrectException e =
          catchThrowableOfType(PinIncorrectException.class, () -> jpki.verify(pin));
      assertThat(e.triesLeft()).isEqualTo(2);
      assertThat(jpki.isVerified(KeyKind.AUTH)).isFalse();
      assertThatThrownBy(() -> jpki.verify(pin)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> jpki.sign(pin, DIGEST)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"63C0", "6983", "6984"})
  void theAttemptThatBlocksIsBlocked(String status) throws Exception {
    link.expect("00200098", "63C1").expect("00200098" + PIN, status);
    JpkiAp jpki = jpki();
    try (Pin pin = pin()) {
      assertThatThrownBy(() -> jpki.verify(pin, TryPolicy.SPEND_LAST))
          .isInstanceOf(PinBlockedException.class);
      assertThat(pin.isRefused()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "90", "6F00", "6581", "6100", "6700"})
  void anUnusableAnswerIsUnknownAndTheCounterIsReadNext(String answer) throws Exception {
    link.expect("00200098", "63C3").expect("00200098" + PIN, answer);
    if (answer.equals("6100")) {
      link.expect("00C0000000", "6F00");
    }
    link.expect("00200098", "63C2").expect("00200098" + PIN, "9000");
    JpkiAp jpki = jpki();
    try (Pin pin = pin()) {
      PinOutcomeUnknownException e =
          catchThrowableOfType(PinOutcomeUnknownException.class, () -> jpki.verify(pin));
      assertThat(e.operation()).isEqualTo(PinOutcomeUnknownException.Operation.VERIFY);
      assertThat(e.getCause()).isNotNull();
      jpki.verify(pin, TryPolicy.SPEND_LAST);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "!removed"})
  void aLostAnswerIsUnknownAndTheSessionIsDead(String answer) throws Exception {
    link.expect("00200098", "63C3").expect("00200098" + PIN, answer);
    JpkiAp jpki = jpki();
    try (Pin pin = pin()) {
      assertThatThrownBy(() -> jpki.verify(pin)).isInstanceOf(PinOutcomeUnknownException.class);
      assertThatThrownBy(() -> jpki.verify(pin)).isInstanceOf(TransportException.class);
    }
  }

  @Test
  void changingAPinVerifiesAndChangesAfterOneSelect() throws Exception {
    link.expect("00A4020C02 0018", "9000")
        .expect("00200080", "63C3")
        .expect("00200080" + PIN, "9000")
        .expect("00240180 04 35363738", "9000");
    JpkiAp jpki = jpki();
    try (Pin pin = pin();
        Pin next = Pin.auth("5678".toCharArray())) {
      jpki.changePin(pin, next, TryPolicy.KEEP_LAST);
      assertThat(jpki.isVerified(KeyKind.AUTH)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"6985", "6A80", "6700"})
  void aRefusedChangeKeepsTheOldPin(String status) throws Exception {
    link.expect("00A4020C02 0018", "9000")
        .expect("00200080", "63C3")
        .expect("00200080" + PIN, "9000")
        .expect("00240180 04 35363738", status);
    JpkiAp jpki = jpki();
    try (Pin pin = pin();
        Pin next = Pin.auth("5678".toCharArray())) {
      assertThatThrownBy(() -> jpki.changePin(pin, next, TryPolicy.KEEP_LAST))
          .isInstanceOf(CardResponseException.class)
          .hasMessageContaining("the old one stays valid");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "", "6581"})
  void aChangeWithoutAnswerIsUnknown(String answer) throws Exception {
    link.expect("00A4020C02 0018", "9000")
        .expect("00200080", "63C3")
        .expect("00200080" + PIN, "9000")
        .expect("00240180 04 35363738", answer);
    JpkiAp jpki = jpki();
    try (Pin pin = pin();
        Pin next = Pin.auth("5678".toCharArray())) {
      PinOutcomeUnknownException e =
          catchThrowableOfType(
              PinOutcomeUnknownException.class,
              () -> jpki.changePin(pin, next, TryPolicy.KEEP_LAST));
      assertThat(e.operation()).isEqualTo(PinOutcomeUnknownException.Operation.CHANGE);
    }
  }

  @Test
  void secretsOfTwoKeysAreNotMixed() throws Exception {
    JpkiAp jpki = jpki();
    try (Pin pin = pin();
        Pin other = Pin.sign("ABC123".toCharArray())) {
      assertThatThrownBy(() -> jpki.changePin(pin, other, TryPolicy.KEEP_LAST))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aSignatureThatDoesNotFitTheCertificateIsNotReturned() throws Exception {
    byte[] signature =
        TestKey.sign("SHA256withRSA", "another TEST".getBytes(StandardCharsets.UTF_8));
    link.expect("00B08A00 000800", certificateWithFiller(2048) + "9000")
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
        .expect("802A0097 33" + DIGEST_INFO + "00", "6982");
    JpkiAp jpki = jpki();
    try (Pin pin = pin()) {
      jpki.verify(pin);
      assertThatThrownBy(() -> jpki.sign(KeyKind.AUTH, DIGEST, SignatureScheme.PKCS1))
          .isInstanceOf(PinRequiredException.class);
      assertThat(jpki.isVerified(KeyKind.AUTH)).isFalse();
    }
  }

  @Test
  void aSelectionMovedByAnotherProgramIsRestoredBeforeAPinIsSent() throws Exception {
    link.expect("00200098", "6A88")
        .expect("00A4020C02 0018", "6A82")
        .expect("00200098", "6A88")
        .expect("00A4020C02 0018", "6A82")
        .selectJpki()
        .expect("00200098", "63C3")
        .expect("00200098" + PIN, "9000");
    try (Pin pin = pin()) {
      jpki().verify(pin);
    }
  }

  @Test
  void aFileOfAnotherApplicationIsNotTakenForOurs() throws Exception {
    link.expect("00B08200 000800", "6982") // another program's application guards its EF 0002
        .expect("00200098", "6A82")
        .expect("00A4020C02 0018", "6A82")
        .selectJpki()
        .expect("00B08200 000800", certificateWithFiller(2048) + "9000");
    jpki().readCertificate(CertificateKind.SIGN_CA);
  }

  @Test
  void anObjectFromBeforeAnotherSelectionRefuses() throws Exception {
    link.selectJpki();
    MyNumberCard card = MyNumberCard.open(link);
    JpkiAp old = card.jpki();
    card.jpki();
    assertThatThrownBy(old::token).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyVerbReservesTheLink() throws Exception {
    link.expect("00200098", "63C3");
    jpki().pinStatus(KeyKind.AUTH);
    assertThat(link.transactions()).isPositive();
  }
}
