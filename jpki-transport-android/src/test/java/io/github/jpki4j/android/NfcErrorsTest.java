package io.github.jpki4j.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import android.nfc.TransceiveResult;
import android.os.DeadObjectException;
import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.card.InsertedCard;
import io.github.jpki4j.transport.CardConnection;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the phone's failures are to a program. */
class NfcErrorsTest {

  private static final byte[] QUERY = hex("00200080");

  private final PhoneField field = new PhoneField(InsertedCard.connect(TestCard.builder().build()));

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static PhoneField fieldThatAnswers(int result, byte... answer) {
    return new PhoneField(InsertedCard.connect(TestCard.builder().build()))
        .with(command -> new TransceiveResult(result, answer));
  }

  @ParameterizedTest
  @CsvSource({
    "1, PRESENT_CARD, the card gave no usable answer",
    "2, PRESENT_CARD, the card left the field",
    "3, CHECK_READER, the command is longer than this phone can send",
    "4, PRESENT_CARD, the card gave no usable answer"
  })
  void resultsOfTheServiceSayWhatToDo(int result, Remedy remedy, String text) throws Exception {
    try (CardConnection connection = fieldThatAnswers(result).open()) {
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> connection.transceive(QUERY));
      assertThat(failure).hasMessage("a command to the card failed: " + text);
      assertThat(failure.remedy()).isEqualTo(remedy);
      assertThat(failure).hasCauseInstanceOf(java.io.IOException.class);
    }
  }

  @Test
  void aTextThatNobodyKnowsIsAnUnknownErrorOfThePhone() {
    TransportException failure = NfcErrors.translate("it", new java.io.IOException("odd"));
    assertThat(failure).hasMessage("it failed: the phone reported an unknown error");
    assertThat(failure.remedy()).isEqualTo(Remedy.CHECK_READER);
  }

  @Test
  void noResultAtAllIsACardWithoutAnAnswer() throws Exception {
    try (CardConnection connection = field.with(command -> null).open()) {
      assertThatThrownBy(() -> connection.transceive(QUERY))
          .hasMessage("a command to the card failed: the card gave no usable answer");
    }
  }

  @Test
  void aServiceThatDiedIsAMatterOfThePhone() throws Exception {
    field.with(
        command -> {
          throw new DeadObjectException();
        });
    try (CardConnection connection = field.open()) {
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> connection.transceive(QUERY));
      assertThat(failure).hasMessage("a command to the card failed: the phone's NFC service died");
      assertThat(failure.remedy()).isEqualTo(Remedy.CHECK_READER);
    }
  }

  @Test
  void aTagOutOfDateIsARemovedCardAndItsIdentifierIsNotKept() throws Exception {
    field.with(
        command -> {
          throw new SecurityException("Permission Denial: Tag ( ID: 08 01 02 03 ) is out of date");
        });
    try (CardConnection connection = field.open()) {
      assertThatThrownBy(() -> connection.transceive(QUERY))
          .isInstanceOf(CardRemovedException.class)
          .hasMessageNotContaining("08")
          .hasNoCause();
    }
  }
}
