package io.github.jpki4j.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.ScriptedConnection;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact bytes of VERIFY and CHANGE REFERENCE DATA, and what is made of the answers. */
class JpkiApSecretsTest {

  private static final byte[] MESSAGE = "TEST".getBytes(StandardCharsets.UTF_8);
  private static final Digest DIGEST = Digest.ofMessage(HashAlgorithm.SHA256, MESSAGE);
  private static final String SELECT_PIN = "00A4020C020018";
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
  void aCardThatTakesShortIdentifiersInReadAloneGetsItsPinAfterSelect() throws Exception {
    link.expect("00B0880003", "8F8F00 9000")
        .expect("00200098", "6A86")
        .expect("00A4020C02 0018", "9000")
        .expect("00200080", "63C3")
        .expect("00200080" + PIN, "9000")
        .expect("00A4020C02 0018", "9000")
        .expect("00200080", "63C3");
    JpkiAp jpki = jpki();
    jpki.presence();
    try (Pin pin = pin()) {
      jpki.verify(pin);
    }
    assertThat(jpki.pinStatus(KeyKind.AUTH).triesLeft()).hasValue(3);
  }

  @Test
  void theLastTryIsKept() throws Exception {
    link.expect("00200098", "63C1");
    JpkiAp jpki = jpki();
    try (Pin pin = pin()) {
      assertThatThrownBy(() -> jpki.verify(pin))
          .isInstanceOfSatisfying(
              LastTryException.class, e -> assertThat(e.isToldByCard()).isTrue());
      assertThat(pin.isRefused()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"63C0", "6983", "6984"})
  void aBlockedSecretIsNotSent(String counter) throws Exception {
    link.expect("00200098", counter).expect(SELECT_PIN, "9000").expect("00200080", counter);
    JpkiAp jpki = jpki();
    try (Pin pin = pin()) {
      assertThatThrownBy(() -> jpki.verify(pin)).isInstanceOf(PinBlockedException.class);
    }
  }

  @Test
  void aCardThatDoesNotTellTheCounterIsTrusted() throws Exception {
    link.expect("00200098", "9000")
        .expect(SELECT_PIN, "9000")
        .expect("00200080", "9000")
        .expect("00200098" + PIN, "9000");
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
    link.expect("00200098", "63C1")
        .expect("00200098" + PIN, status)
        .expect(SELECT_PIN, "9000")
        .expect("00200080", "63C0");
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
    link.expect("00200098", "63C2").expect("00200098" + PIN, "9000");
    JpkiAp jpki = jpki();
    try (Pin pin = pin()) {
      PinOutcomeUnknownException e =
          catchThrowableOfType(PinOutcomeUnknownException.class, () -> jpki.verify(pin));
      assertThat(e.operation()).isEqualTo(PinOutcomeUnknownException.Operation.VERIFY);
      assertThat(e.getCause()).isNotNull();
      assertThat(e.triesBefore()).hasValue(3);
      jpki.verify(pin, TryPolicy.SPEND_LAST);
    }
  }

  @Test
  void aCounterThatWasNotReadIsNotTold() throws Exception {
    link.expect("00200098", "63C3")
        .expect("00200098" + PIN, "9000")
        .expect("00200098" + PIN, "6F00");
    JpkiAp jpki = jpki();
    try (Pin pin = pin()) {
      jpki.verify(pin);
      PinOutcomeUnknownException e =
          catchThrowableOfType(
              PinOutcomeUnknownException.class, () -> jpki.verify(pin, TryPolicy.SPEND_LAST));
      assertThat(e.triesBefore()).isEmpty();
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
}
