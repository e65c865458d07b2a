package io.github.jpki4j.testcard.recording;

import static io.github.jpki4j.testcard.Hex.SELECT_JPKI;
import static io.github.jpki4j.testcard.Hex.VERIFY_AUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ConnectionInfo;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {

  private final TestCard card = TestCard.builder().token("SERIAL1234567890").build();
  private final CardConnection connection;

  RecordingTest() throws TransportException {
    connection = card.connect();
  }

  private static void send(CardConnection connection, String... commands)
      throws TransportException {
    for (String command : commands) {
      connection.transceive(Hex.bytes(command));
    }
  }

  @Test
  void answersOfSimulatedCardsCanBeKept() throws Exception {
    RecordingConnection recorder = RecordingConnection.keepingAnswers(connection);
    send(recorder, SELECT_JPKI, VERIFY_AUTH, "00B08A0010");
    assertThat(recorder.recording().text())
        .contains("> 00200098[secret]\n")
        .doesNotContain("bytes]");
  }

  @Test
  void answersOfRealCardsAreNotKept() {
    CardConnection real =
        new CardConnection() {
          @Override
          public byte[] transceive(byte[] command) {
            return Hex.bytes("9000");
          }

          @Override
          public ConnectionInfo info() {
            return new ConnectionInfo("reader", ConnectionInfo.Medium.UNKNOWN, 261, true);
          }

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> RecordingConnection.keepingAnswers(real))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void linkFailuresAreRecordedAndReplayed() throws Exception {
    RecordingConnection recorder =
        new RecordingConnection(new FaultyConnection(connection, Fault.LOST_ANSWER, 1));
    send(recorder, SELECT_JPKI);
    assertThatThrownBy(() -> send(recorder, VERIFY_AUTH)).isInstanceOf(TransportException.class);
    card.remove();
    assertThatThrownBy(() -> send(recorder, "00200098")).isInstanceOf(CardRemovedException.class);
    String text = recorder.recording().text();
    assertThat(text).contains("[secret]\n! CHECK_READER\n> 00200098\n! CARD_REMOVED\n");

    ReplayConnection replay = new ReplayConnection(Recording.parse(text));
    send(replay, SELECT_JPKI);
    assertThatThrownBy(() -> send(replay, VERIFY_AUTH))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.CHECK_READER));
    assertThatThrownBy(() -> send(replay, "00200098")).isInstanceOf(CardRemovedException.class);
    assertThat(replay.isFinished()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CARD_REMOVED", "CARD_RESET", "PRESENT_CARD", "REOPEN", "CHECK_READER"})
  void everyFailureSurvivesTheText(String word) {
    Recording recording = Recording.parse("jpki-recording 1\n> 00200098\n! " + word);
    ReplayConnection replay = new ReplayConnection(recording);
    assertThatThrownBy(() -> send(replay, "00200098"))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(LinkFailure.of(e)).hasToString(word));
    assertThat(new CardResetException("x").remedy()).isEqualTo(Remedy.REOPEN);
  }

  @Test
  void textIsReadBackAsItWasWritten(@TempDir Path folder) throws Exception {
    RecordingConnection recorder = new RecordingConnection(connection);
    send(recorder, SELECT_JPKI, VERIFY_AUTH, "00B08600A0", "802A039703AABBCC00");
    Path file = folder.resolve("exchange.txt");
    recorder.recording().save(file);
    Recording loaded = Recording.load(file);
    assertThat(loaded.text()).isEqualTo(recorder.recording().text());
    assertThat(loaded.size()).isEqualTo(4);
    assertThat(loaded).hasToString("Recording[4 commands]");
  }

  @Test
  void blanksCommentsAndEmptyLinesMeanNothing() throws Exception {
    Recording recording =
        Recording.parse(
            """
            jpki-recording 1
            # T5, short file identifiers

            > 00B08A00 04
            < 3082 061F 9000
              > 00 20 00 98 [secret]
              < 9000
            > 802A0097 01 [1 byte] 00
            < [256 bytes] 9000
            """);
    ReplayConnection replay = new ReplayConnection(recording);
    assertThat(Hex.text(replay.transceive(Hex.bytes("00B08A0004")))).isEqualTo("3082061F9000");
    send(replay, VERIFY_AUTH);
    assertThat(replay.isFinished()).isFalse();
    byte[] signature = replay.transceive(Hex.bytes("802A009701FF00"));
    assertThat(signature).hasSize(258).endsWith(0x90, 0x00);
    assertThat(replay.isFinished()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "> 00200098\n< 9000",
        "jpki-recording 2",
        "jpki-recording 1\n> 00200098",
        "jpki-recording 1\n< 9000",
        "jpki-recording 1\n> 00200098\n> 00200098\n< 9000",
        "jpki-recording 1\n> 0020009\n< 9000",
        "jpki-recording 1\n> 00200098[secret]00\n< 9000",
        "jpki-recording 1\n> 00200098\n! EXPLODED",
        "jpki-recording 1\n> 00200098\n< [secret]",
        "jpki-recording 1\n> 00200098\n< 9000[secret]",
        "jpki-recording 1\n? 00200098",
        "jpki-recording 1\n> 00200098[x bytes]\n< 9000",
      })
  void malformedTextIsRefused(String text) {
    assertThatThrownBy(() -> Recording.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line");
  }

  @Test
  void secretMatchesOneToSixteenBytesAndNothingElse() {
    BytePattern pattern = BytePattern.parse("00200098[secret]");
    for (int length = 1; length <= 16; length++) {
      String command = "00200098%02X%s".formatted(length, "31".repeat(length));
      assertThat(pattern.matches(Hex.bytes(command))).isTrue();
      assertThat(pattern.matches(Hex.bytes(command + "00"))).isFalse();
    }
    assertThat(pattern.matches(Hex.bytes("0020009811" + "31".repeat(17)))).isFalse();
    assertThat(pattern.matches(Hex.bytes("00200098"))).isFalse();
    assertThat(pattern.matches(Hex.bytes("0020009800"))).isFalse();
    assertThat(pattern.matches(Hex.bytes("0020009B0131"))).isFalse();
  }

  @Test
  void replayIsStrictAndItsComplaintHoldsNoSecret() throws Exception {
    Recording recording =
        Recording.parse("jpki-recording 1\n# x\n> 00200098\n< 63C3\n> 00B0860004\n< 9000\n");
    ReplayConnection replay = new ReplayConnection(recording);
    assertThatThrownBy(() -> send(replay, "0020009804 39383736"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("00200098")
        .hasMessageNotContaining("39383736");
    send(replay, "00200098", "00B0860004");
    assertThatThrownBy(() -> send(replay, "0020009804 39383736"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("39383736");
    replay.close();
    assertThatThrownBy(() -> send(replay, "00200098")).isInstanceOf(TransportException.class);
  }

  @Test
  void replayTellsTheLinkItIsGiven() {
    Recording recording = Recording.parse("jpki-recording 1");
    ConnectionInfo info = new ReplayConnection(recording, LinkProfile.shortOnly()).info();
    assertThat(info.extendedLength()).isFalse();
  }

  @Test
  void recordingPlayedToACardTellsDifferences() throws Exception {
    Recording recording =
        Recording.parse(
            """
            jpki-recording 1
            > 00A4040C0AD392F000260100000001
            < 9000
            > 00200098
            < 63C2
            > 00B08A0004
            < 3082[2 bytes]9000
            > 00200098
            ! CARD_REMOVED
            """);
    assertThat(recording.playTo(connection))
        .containsExactly("line 5: expected 63C2, the card answered 63C3");
    Recording secret = Recording.parse("jpki-recording 1\n> 00200098[secret]\n< 9000");
    assertThatThrownBy(() -> secret.playTo(connection))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
