package io.github.jpki4j.testcard.fault;

import static io.github.jpki4j.testcard.Hex.SELECT_JPKI;
import static io.github.jpki4j.testcard.Hex.WRONG_AUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.recording.Recording;
import io.github.jpki4j.testcard.recording.ReplayConnection;
import io.github.jpki4j.transport.CardConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultyConnectionTest {

  private final TestCard card = TestCard.builder().build();

  private static String send(CardConnection connection, String command) throws TransportException {
    return Hex.text(connection.transceive(Hex.bytes(command)));
  }

  private static String outcome(CardConnection connection, String command) {
    try {
      return send(connection, command);
    } catch (TransportException e) {
      return e.getClass().getSimpleName();
    }
  }

  /** A wrong PIN at index 1: what is seen, whether a try is gone, and what the next query says. */
  @ParameterizedTest
  @CsvSource({
    "REMOVED_BEFORE, CardRemovedException, 3, CardRemovedException",
    "REMOVED_AFTER, CardRemovedException, 2, CardRemovedException",
    "RESET_BEFORE, 6A82, 3, 6A82",
    "FOREIGN_RESET, CardResetException, 3, CardResetException",
    "FOREIGN_SELECT, 6A82, 3, 6A82",
    "LOST_ANSWER, TransportException, 2, 63C2",
    "NOT_TRANSACTED, TransportException, 3, 63C3",
    "ANSWER_EMPTY, '', 2, 63C2",
    "ANSWER_ONE_BYTE, 63, 2, 63C2",
    "ANSWER_TRUNCATED, 63, 2, 63C2",
    "ANSWER_GARBAGE, FFFF, 2, 63C2",
    "FIRST_6F00, 6F00, 3, 63C3",
    "ENDLESS_61, 6110, 2, 63C2",
    "ENDLESS_6C, 6C10, 3, 63C3",
    "EXTENDED_REFUSED_6700, 63C2, 2, 63C2",
    "EXTENDED_REFUSED_IO, 63C2, 2, 63C2",
    "DELAY, 63C2, 2, 63C2",
  })
  void eachFaultDoesWhatItSays(Fault fault, String seen, int left, String next) throws Exception {
    FaultyConnection connection = new FaultyConnection(card.connect(), fault, 1);
    assertThat(send(connection, SELECT_JPKI)).isEqualTo("9000");
    assertThat(connection.fired()).isFalse();
    assertThat(outcome(connection, WRONG_AUTH)).isEqualTo(seen);
    assertThat(connection.fired()).isEqualTo(!fault.name().startsWith("EXTENDED"));
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(left);
    assertThat(outcome(connection, "00200098")).isEqualTo(next);
    assertThat(connection.commands()).isEqualTo(3);
    connection.close();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void faultAtANegativeIndexNeverHappens(Fault fault) throws Exception {
    try (FaultyConnection connection = new FaultyConnection(card.connect(), fault, -1)) {
      assertThat(send(connection, SELECT_JPKI)).isEqualTo("9000");
      assertThat(send(connection, "00B08600000020")).endsWith("9000");
      assertThat(connection.fired()).isFalse();
    }
  }

  @Test
  void endless61GoesOnForGetResponseAndEndsWithAnotherCommand() throws Exception {
    FaultyConnection connection = new FaultyConnection(card.connect(), Fault.ENDLESS_61, 0);
    assertThat(send(connection, SELECT_JPKI)).isEqualTo("6110");
    for (int i = 0; i < 500; i++) {
      assertThat(send(connection, "00C0000010")).hasSize(36).endsWith("6110");
    }
    assertThat(send(connection, "00200098")).isEqualTo("63C3");
    connection.close();
  }

  @Test
  void endless6cGoesOnForOtherLengthsAndEndsWithTheSameCommandAfresh() throws Exception {
    FaultyConnection connection = new FaultyConnection(card.connect(), Fault.ENDLESS_6C, 1);
    send(connection, SELECT_JPKI);
    assertThat(send(connection, "00B0860000")).isEqualTo("6C10");
    String le = "10";
    for (int i = 0; i < 500; i++) {
      String answer = send(connection, "00B08600" + le);
      assertThat(answer).startsWith("6C").isNotEqualTo("6C" + le);
      le = answer.substring(2);
    }
    assertThat(send(connection, "00B0860000")).endsWith("9000");
    connection.close();
  }

  @Test
  void extendedCommandsAreRefusedFromTheIndexOn() throws Exception {
    FaultyConnection connection =
        new FaultyConnection(card.connect(), Fault.EXTENDED_REFUSED_6700, 2);
    send(connection, SELECT_JPKI);
    assertThat(send(connection, "00B08600000020")).endsWith("9000");
    assertThat(send(connection, "00B08600000020")).isEqualTo("6700");
    assertThat(connection.fired()).isTrue();
    assertThat(send(connection, "00B0860020")).endsWith("9000");
    assertThat(send(connection, "00B08600000020")).isEqualTo("6700");
    FaultyConnection failing = new FaultyConnection(card.connect(), Fault.EXTENDED_REFUSED_IO, 0);
    assertThat(outcome(failing, "00B08600000020")).isEqualTo("TransportException");
    assertThat(send(failing, "00B0860020")).endsWith("9000");
    connection.close();
    failing.close();
  }

  @Test
  void truncatedAnswerLosesItsSecondHalf() throws Exception {
    FaultyConnection connection = new FaultyConnection(card.connect(), Fault.ANSWER_TRUNCATED, 1);
    send(connection, SELECT_JPKI);
    assertThat(send(connection, "00B0860020")).hasSize(2 * 17);
    connection.close();
  }

  @Test
  void faultsHappenToTestCardsOnly() {
    CardConnection replay = new ReplayConnection(Recording.parse("jpki-recording 1"));
    assertThatThrownBy(() -> new FaultyConnection(replay, Fault.DELAY, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void decoratorPassesTransactionsAndInfoOn() throws Exception {
    CardConnection connection = new FaultyConnection(card.connect(), Fault.DELAY, 0);
    assertThat(connection.info()).isEqualTo(card.connect().info());
    assertThat(connection.transact(() -> send(connection, SELECT_JPKI))).isEqualTo("9000");
    connection.close();
  }
}
