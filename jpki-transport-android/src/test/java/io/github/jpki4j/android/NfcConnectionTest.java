package io.github.jpki4j.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import android.nfc.Tag;
import android.nfc.TransceiveResult;
import android.nfc.tech.IsoDep;
import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.LogListener;
import io.github.jpki4j.testkit.card.InsertedCard;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ConnectionInfo;
import io.github.jpki4j.transport.ConnectionInfo.Medium;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One connection to the card in the field, from its opening to its end. */
class NfcConnectionTest {

  private static final byte[] QUERY = hex("00200080");
  private static final byte[] SELECT = hex("00A4040C0AD392F000260100000001");

  @RegisterExtension final LogListener log = new LogListener();

  private final TestCard card = TestCard.builder().build();
  private final PhoneField field = new PhoneField(InsertedCard.connect(card));

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static PhoneField fieldThatAnswers(int result, byte... answer) {
    return new PhoneField(InsertedCard.connect(TestCard.builder().build()))
        .with(command -> new TransceiveResult(result, answer));
  }

  @Test
  void commandsAndAnswersTravelUnchanged() throws Exception {
    PhoneField answering = fieldThatAnswers(0, (byte) 1, (byte) 2, (byte) 0x63, (byte) 0xC3);
    try (CardConnection connection = answering.open()) {
      assertThat(connection.transceive(QUERY)).containsExactly(1, 2, 0x63, 0xC3);
    }
    assertThat(answering.sent()).containsExactly(QUERY);
  }

  @Test
  void anAnswerOfNoBytesIsHandedOver() throws Exception {
    try (CardConnection connection = fieldThatAnswers(0).open()) {
      assertThat(connection.transceive(QUERY)).isEmpty();
    }
    PhoneField silent =
        new PhoneField(card.connect()).with(command -> new TransceiveResult(0, null));
    try (CardConnection connection = silent.open()) {
      assertThat(connection.transceive(QUERY)).isEmpty();
    }
  }

  @Test
  void theTimeoutIsFiveSecondsUnlessTheProgramSaysOtherwise() throws Exception {
    field.open().close();
    assertThat(field.timeout()).isEqualTo(5000);
    field.open(NfcSettings.standard().withTimeout(Duration.ofSeconds(20))).close();
    assertThat(field.timeout()).isEqualTo(20_000);
  }

  @ParameterizedTest
  @CsvSource({
    "261, false, 261",
    "65279, false, 261",
    "253, false, 253",
    "0, false, 261",
    "261, true, 261",
    "65279, true, 65279",
    "1000000, true, 65544",
    "253, true, 253"
  })
  void theLongestCommandIsWhatThePhoneSendsAndTheSettingsAllow(
      int reported, boolean extended, int longest) throws Exception {
    NfcSettings settings = NfcSettings.standard().withExtendedLength(extended);
    try (CardConnection connection = field.withMaxTransceiveLength(reported).open(settings)) {
      assertThat(connection.info())
          .isEqualTo(new ConnectionInfo("NFC", Medium.CONTACTLESS, longest, extended));
    }
  }

  @Test
  void theLongestCommandIsSentAndALongerOneIsNot() throws Exception {
    PhoneField answering = fieldThatAnswers(0, (byte) 0x6D, (byte) 0);
    try (CardConnection connection = answering.open()) {
      assertThat(connection.transceive(new byte[261])).containsExactly(0x6D, 0);
      assertThatThrownBy(() -> connection.transceive(new byte[262]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a command has 4 to 261 bytes on this link");
      assertThatThrownBy(() -> connection.transceive(new byte[3]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(answering.sent()).containsExactly(new byte[261]);
  }

  @Test
  void aLostTagIsARemovedCard() throws Exception {
    try (CardConnection connection = field.open()) {
      connection.transceive(SELECT);
      card.remove();
      assertThatThrownBy(() -> connection.transceive(QUERY))
          .isInstanceOf(CardRemovedException.class)
          .hasMessage("a command to the card failed: the card left the field")
          .hasCauseInstanceOf(android.nfc.TagLostException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCardThatThePhoneMissedBetweenTwoCommandsIsARemovedCard(boolean outOfDate) throws Exception {
    try (CardConnection connection = field.open()) {
      connection.transceive(SELECT);
      field.lift();
      if (outOfDate) {
        field.failingAt("isPresent");
      }
      assertThatThrownBy(() -> connection.transceive(QUERY))
          .isInstanceOf(CardRemovedException.class)
          .hasMessage("a command to the card failed: the card left the field")
          .hasCauseInstanceOf(java.io.IOException.class);
    }
  }

  @Test
  void aCardThatComesBackGetsNoCommandOfTheOldConnection() throws Exception {
    try (CardConnection connection = field.open()) {
      field.lift();
      assertThatThrownBy(() -> connection.transceive(QUERY))
          .isInstanceOf(CardRemovedException.class);
      field.putBack();
      assertThatThrownBy(() -> connection.transceive(SELECT))
          .isInstanceOf(CardRemovedException.class);
      assertThatThrownBy(() -> connection.transact(() -> "never"))
          .isInstanceOf(CardRemovedException.class);
    }
    assertThat(field.sent()).containsExactly(QUERY);
  }

  @Test
  void aConnectionThatSomebodyElseClosedIsStale() throws Exception {
    Tag tag = field.tag();
    try (CardConnection connection = NfcCard.of(tag).open()) {
      IsoDep.get(tag).close();
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> connection.transceive(QUERY));
      assertThat(failure.remedy()).isEqualTo(Remedy.REOPEN);
      assertThat(failure).hasCauseInstanceOf(IllegalStateException.class);
    }
    assertThat(field.sent()).isEmpty();
  }

  @Test
  void aSecondConnectionToACardIsRefusedAndTheFirstLivesOn() throws Exception {
    Tag tag = field.tag();
    try (CardConnection first = NfcCard.of(tag).open()) {
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> NfcCard.of(tag).open());
      assertThat(failure.remedy()).isEqualTo(Remedy.REOPEN);
      assertThat(first.transceive(SELECT)).containsExactly(0x90, 0);
    }
    NfcCard.of(tag).open().close();
  }

  @Test
  void aCardThatLeftBeforeTheConnectionIsToBePresentedAgain() {
    field.withConnectResult(PhoneField.failed());
    TransportException failure = catchThrowableOfType(TransportException.class, field::open);
    assertThat(failure).hasMessage("connecting to the card failed: the card gave no usable answer");
    assertThat(failure.remedy()).isEqualTo(Remedy.PRESENT_CARD);
  }

  @Test
  void aPhoneThatCannotTalkToSuchCardsSaysSo() {
    field.withConnectResult(android.nfc.ErrorCodes.ERROR_NOT_SUPPORTED);
    TransportException failure = catchThrowableOfType(TransportException.class, field::open);
    assertThat(failure.remedy()).isEqualTo(Remedy.CHECK_READER);
    assertThat(failure).hasMessageContaining("this kind of card");
  }

  @Test
  void aTimeoutThatThePhoneRefusesLetsTheCardGo() {
    field.withTimeoutResult(PhoneField.failed());
    assertThatThrownBy(field::open).isInstanceOf(TransportException.class);
    assertThat(field.calls()).endsWith("resetTimeouts", "reconnect");
  }

  @Test
  void whatIsNoSmartCardIsRefusedBeforeAnyCall() {
    TransportException failure =
        catchThrowableOfType(
            TransportException.class, () -> NfcCard.of(field.tag(PhoneField.TYPE_B)).open());
    assertThat(failure.remedy()).isEqualTo(Remedy.PRESENT_CARD);
    assertThat(field.calls()).isEmpty();
  }

  @Test
  void closeIsIdempotentAndLetsTheCardGoOnce() throws Exception {
    CardConnection connection = field.open();
    connection.close();
    connection.close();
    assertThat(field.calls()).containsOnlyOnce("reconnect");
    assertThat(
            catchThrowableOfType(TransportException.class, () -> connection.transceive(QUERY))
                .remedy())
        .isEqualTo(Remedy.REOPEN);
    assertThatThrownBy(() -> connection.transact(() -> "never"))
        .isInstanceOf(TransportException.class);
    assertThat(field.sent()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"resetTimeouts", "reconnect"})
  void closeNeverThrows(String call) throws Exception {
    CardConnection connection = field.failingAt(call).open();
    connection.close();
    assertThat(field.calls()).contains(call);
  }

  @Test
  void nothingOfACommandAnAnswerOrTheCardGetsIntoTheLog() throws Exception {
    try (CardConnection connection = field.failingAt("reconnect").open()) {
      connection.transceive(SELECT);
    }
    assertThat(log.messages())
        .containsExactly(
            "opened the card in the field",
            "letting the card go failed: SecurityException",
            "closed the card in the field");
  }
}
