package io.github.jpki4j.testcard.recording;

import static io.github.jpki4j.testcard.Hex.SELECT_JPKI;
import static io.github.jpki4j.testcard.Hex.SELECT_TEXT;
import static io.github.jpki4j.testcard.Hex.VERIFY_AUTH;
import static io.github.jpki4j.testcard.Hex.VERIFY_SIGN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recording of a real card may tell. */
class RedactionTest {

  private final TestCard card = StrangeCard.with().token("SERIAL1234567890").build();
  private final CardConnection connection;

  RedactionTest() throws TransportException {
    connection = card.connect();
  }

  private static void send(CardConnection connection, String... commands)
      throws TransportException {
    for (String command : commands) {
      connection.transceive(Hex.bytes(command));
    }
  }

  private String record(String... commands) throws TransportException {
    RecordingConnection recorder = new RecordingConnection(connection);
    send(recorder, commands);
    return recorder.recording().text();
  }

  @Test
  void tellsSelectionsStatusWordsAndLengths() throws Exception {
    assertThat(record(SELECT_JPKI, "00B0880003", "00200098", "0084000004".replace("04", "00")))
        .startsWith(
            """
            jpki-recording 1
            > 00A4040C0AD392F000260100000001
            < 9000
            > 00B0880003
            < 8F8F009000
            > 00200098
            < 63C3
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "002000980431323334",
        "00200080 04 31323334",
        "0020009804 31323334 00",
        "002000980000 0431323334",
        "0C20009804 31323334",
        "00240198 04 31323334",
        "0024009808 3939393931323334",
        "80320080 04 31323334",
        "00320080 04 31323334",
        "002C0198 04 31323334",
        "00200098 31323334",
      })
  void secretsAreRemovedWhenWritten(String command) throws Exception {
    String text = record(SELECT_JPKI, command);
    String header = command.replace(" ", "").substring(0, 8);
    assertThat(text).contains("> " + header + "[secret]\n");
    assertThat(text).doesNotContain("31323334").doesNotContain("1234");
  }

  @Test
  void certificatesKeepTheirHeaderAlone() throws Exception {
    String text = record(SELECT_JPKI, "00B08A0000", "00B0010000", "00B08B00000800");
    assertThat(text).contains("< 30820620[252 bytes]9000\n");
    assertThat(text).contains("> 00B0010000\n< [256 bytes]9000\n");
    assertThat(text).contains("< 30820532[2044 bytes]9000\n");
    assertThat(text.length()).isLessThan(300);
  }

  @Test
  void signCertificateIsHiddenAfterSelectAndVerify() throws Exception {
    String text = record(SELECT_JPKI, VERIFY_SIGN, "00A4020C020001", "00B0000004", "00B0000480");
    assertThat(text).contains("< 308206F19000\n").contains("> 00B0000480\n< [128 bytes]9000\n");
  }

  @Test
  void tokenLosesItsSerialAlone() throws Exception {
    String text = record(SELECT_JPKI, "00B08600A0", "00B0005808", "00B0006004");
    assertThat(text)
        .contains("4A504B494150494343544F4B454E32")
        .contains("[16 bytes]0000040D")
        .contains("> 00B0005808\n< [8 bytes]9000\n")
        .contains("> 00B0006004\n< 0000040D9000\n")
        .doesNotContain("53455249414C");
  }

  @ParameterizedTest
  @CsvSource({
    SELECT_TEXT + ", 00B0810000, [17 bytes]9000",
    "00A4040C0AD3921000310001010100, 00B2010C00, [30 bytes]9000",
    "00A4040C07A0000001510000, 00CA00F000, [5 bytes]9000",
    SELECT_JPKI + ", 802A009701AA00, [256 bytes]9000",
    SELECT_JPKI + ", 0084000004, 4",
  })
  void whatBelongsToAPersonOrCardIsHidden(String application, String command, String answer)
      throws Exception {
    String pin = application.equals(SELECT_TEXT) ? "002000910434333231" : VERIFY_AUTH;
    String text = record(application, pin, command);
    if (answer.equals("4")) {
      assertThat(text).doesNotContain("[4 bytes]");
    } else {
      assertThat(text).endsWith("< " + answer + "\n");
    }
  }

  @Test
  void messagesThatAreSignedAreHidden() throws Exception {
    String text = record(SELECT_JPKI, VERIFY_AUTH, "802A039703 AABBCC 00");
    assertThat(text).contains("> 802A039703[3 bytes]00\n< [256 bytes]9000\n");
    String extended = record(SELECT_JPKI, VERIFY_AUTH, "802A0397000003 AABBCC 0100");
    assertThat(extended).contains("> 802A0397000003[3 bytes]0100\n");
  }

  @Test
  void unknownStateHidesEverything() throws Exception {
    send(connection, SELECT_JPKI, "00A4020C020008");
    assertThat(record("00B0000003")).endsWith("< [3 bytes]9000\n");
  }

  @Test
  void failedSelectHidesEverything() throws Exception {
    assertThat(record(SELECT_JPKI, "00A4020C020008", "00A4020C020003", "00B0000003"))
        .endsWith("< [3 bytes]9000\n");
  }

  @Test
  void piecesOfAnswersAreHiddenToo() throws Exception {
    RecordingConnection recorder =
        new RecordingConnection(card.connect(LinkProfile.standard().withGetResponse(90)));
    send(recorder, SELECT_JPKI, "00B08600A0", "00C0000046");
    assertThat(recorder.recording().text())
        .contains("[10 bytes]615A".replace("615A", "6146"))
        .contains("> 00C0000046\n< [6 bytes]0000040D");
    send(recorder, "00B08A0000", "00C0000000");
    assertThat(recorder.recording().text())
        .contains("< 30820620[86 bytes]61A6\n> 00C0000000\n< [90 bytes]614C\n");
    recorder.close();
  }
}
