package io.github.jpki4j.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.Hex;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.ScriptedConnection;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.apdu.CommandApdu;
import io.github.jpki4j.apdu.ResponseApdu;
import io.github.jpki4j.pin.Pin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardChannelTest {

  private static final CommandApdu READ = CommandApdu.of(0, 0xB0, 0, 0).withNe(256);

  @Test
  void collectsPiecesOf61() throws Exception {
    ScriptedConnection link =
        ScriptedConnection.shortOnly()
            .expect("00B0000000", "0102 6103")
            .expect("00C0000003", "030405 6100")
            .expect("00C0000000", "06 9000");
    ResponseApdu answer = new CardChannel(link, System::nanoTime).exchange(READ);
    assertThat(Hex.of(answer.data())).isEqualTo("010203040506");
    assertThat(answer.status().isSuccess()).isTrue();
    assertThat(link.isDone()).isTrue();
  }

  @Test
  void asksAgainOnceWithTheLengthOf6C() throws Exception {
    ScriptedConnection link =
        ScriptedConnection.shortOnly().expect("00B0000000", "6C05").expect("00B0000005", "6C04");
    assertThat(new CardChannel(link, System::nanoTime).exchange(READ).status()).hasToString("6C04");
    assertThat(link.isDone()).isTrue();
  }

  @Test
  void doesNotRepeatACommandThatExpectsNothing() throws Exception {
    ScriptedConnection link = ScriptedConnection.shortOnly().expect("00200098 04 31323334", "6C00");
    try (Pin pin = Pin.auth("1234".toCharArray())) {
      assertThat(
              new CardChannel(link, System::nanoTime)
                  .exchange(JpkiCommands.verify(0x98, pin))
                  .status())
          .hasToString("6C00");
    }
  }

  @Test
  void givesUpOnPiecesWithoutEnd() {
    ScriptedConnection link = ScriptedConnection.shortOnly().expect("00B0000000", "6101");
    for (int i = 0; i < 257; i++) {
      link.expect("00C0000001", "00 6101");
    }
    assertThatThrownBy(() -> new CardChannel(link, System::nanoTime).exchange(READ))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("61xx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "90"})
  void refusesLessThanAStatus(String answer) throws Exception {
    ScriptedConnection link =
        ScriptedConnection.shortOnly().expect("00B0000000", answer).expect("00B0000000", "01 9000");
    CardChannel channel = new CardChannel(link, System::nanoTime);
    assertThatThrownBy(() -> channel.exchange(READ)).isInstanceOf(MalformedResponseException.class);
    assertThat(channel.exchange(READ).length()).as("the link still works").isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9000", "63C2", "", "!", "!removed"})
  void aSecretIsErasedWhateverComesBack(String answer) {
    ScriptedConnection link = ScriptedConnection.shortOnly().expect("00200098 04 31323334", answer);
    try (Pin pin = Pin.auth("1234".toCharArray())) {
      CommandApdu command = JpkiCommands.verify(0x98, pin);
      try {
        new CardChannel(link, System::nanoTime).exchange(command);
      } catch (io.github.jpki4j.JpkiException e) {
        assertThat(e.getMessage()).doesNotContain("1234");
      }
      assertThat(link.received()).hasSize(1).allSatisfy(array -> assertThat(array).containsOnly(0));
      assertThat(Hex.of(command.toBytes())).isEqualTo("002000980400000000");
    }
  }

  @Test
  void afterAFailureOfTheLinkNothingIsSent() {
    ScriptedConnection link = ScriptedConnection.shortOnly().expect("00B0000000", "!removed");
    CardChannel channel = new CardChannel(link, System::nanoTime);
    assertThatThrownBy(() -> channel.exchange(READ)).isInstanceOf(CardRemovedException.class);
    TransportException later =
        catchThrowableOfType(TransportException.class, () -> channel.exchange(READ));
    assertThat(later.remedy()).isEqualTo(TransportException.Remedy.PRESENT_CARD);
    assertThat(later).hasMessageContaining("open a new one");
    assertThat(link.received()).hasSize(1);
  }

  @Test
  void aRefusedExtendedCommandLeavesTheLinkUsable() throws Exception {
    ScriptedConnection link =
        ScriptedConnection.extended()
            .expect("00B00000 000800", "!")
            .expect("00B0000000", "01 9000");
    CardChannel channel = new CardChannel(link, System::nanoTime);
    assertThatThrownBy(() -> channel.exchange(READ.withNe(2048)))
        .isInstanceOfSatisfying(
            ExtendedLengthException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.REOPEN));
    assertThat(channel.exchange(READ).length()).isEqualTo(1);
  }

  @Test
  void aCardThatLeftDuringAnExtendedCommandIsGoneAndNotRefusingIt() {
    ScriptedConnection link = ScriptedConnection.extended().expect("00B00000 000800", "!removed");
    CardChannel channel = new CardChannel(link, System::nanoTime);
    assertThatThrownBy(() -> channel.exchange(READ.withNe(2048)))
        .isInstanceOf(CardRemovedException.class);
    assertThat(channel.isAlive()).isFalse();
  }

  @Test
  void closeClosesTheLinkAndEndsTheChannel() {
    ScriptedConnection link = ScriptedConnection.shortOnly();
    CardChannel channel = new CardChannel(link, System::nanoTime);
    channel.close();
    channel.close();
    assertThat(link.isClosed()).isTrue();
    TransportException e =
        catchThrowableOfType(TransportException.class, () -> channel.exchange(READ));
    assertThat(e.remedy()).isEqualTo(TransportException.Remedy.REOPEN);
  }

  static List<TransportException> farewells() {
    return List.of(new CardRemovedException("pulled"), new CardResetException("reset"));
  }

  /** Another card may lie there by then. */
  @ParameterizedTest
  @MethodSource("farewells")
  void aCardThatLeftBeforeTheReservationIsGoneForGood(TransportException farewell) {
    ScriptedConnection link = ScriptedConnection.shortOnly();
    CardChannel channel = new CardChannel(link, System::nanoTime);
    link.failNextReservation(farewell);
    assertThatThrownBy(() -> channel.transact(() -> channel.exchange(READ))).isSameAs(farewell);
    assertThatThrownBy(() -> channel.exchange(READ)).hasCause(farewell);
    assertThat(link.received()).isEmpty();
  }

  @Test
  void aLinkThatIsBusyMayBeReservedLater() throws Exception {
    ScriptedConnection link = ScriptedConnection.shortOnly().expect("00B0000000", "9000");
    CardChannel channel = new CardChannel(link, System::nanoTime);
    link.failNextReservation(new TransportException("busy", Remedy.CHECK_READER));
    assertThatThrownBy(() -> channel.transact(() -> channel.exchange(READ))).hasMessage("busy");
    assertThat(channel.transact(() -> channel.exchange(READ)).status().isSuccess()).isTrue();
  }
}
