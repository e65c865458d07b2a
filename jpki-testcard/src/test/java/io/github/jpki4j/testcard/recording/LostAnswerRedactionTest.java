package io.github.jpki4j.testcard.recording;

import static io.github.jpki4j.testcard.Hex.QUERY_AUTH;
import static io.github.jpki4j.testcard.Hex.SELECT_COMMON;
import static io.github.jpki4j.testcard.Hex.SELECT_JPKI;
import static io.github.jpki4j.testcard.Hex.SELECT_TEXT;
import static io.github.jpki4j.testcard.Hex.VERIFY_AUTH;
import static io.github.jpki4j.testcard.Hex.VERIFY_SIGN;
import static io.github.jpki4j.testcard.Hex.WRONG_AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recording tells after an answer that was lost: a SELECT, and no data before the next. */
class LostAnswerRedactionTest {

  private static final String SELECT_AUTH_CERTIFICATE = "00A4020C02000A";
  private static final String SELECT_TOKEN = "00A4020C020006";
  private static final String READ_TOKEN = "00B08600A0";
  private static final String TEXT_PIN = "002000910434333231";
  private static final String INDIVIDUAL_NUMBER = "00B0810000";

  /** Every kind of command that a client sends, and some that move the selection otherwise. */
  private static final List<String> LOST =
      List.of(
          SELECT_JPKI,
          SELECT_TEXT,
          SELECT_COMMON,
          "00A4040C07A0000001510000",
          "00A40000023F00",
          SELECT_AUTH_CERTIFICATE,
          SELECT_TOKEN,
          "00A4020C020018",
          "00B08A0000",
          "00B08600A0",
          "00B0010000",
          "00B08A00000800",
          "00B2010C00",
          "00C0000000",
          "0084000004",
          QUERY_AUTH,
          VERIFY_AUTH,
          WRONG_AUTH,
          "00240180 04 31323334",
          "802A009701AA00",
          "00CA00F000",
          "0170000001");

  /** Everything that reads, of which a recording tells something in the application for JPKI. */
  private static final List<String> READS =
      List.of(
          "00B0000000",
          "00B0010000",
          "00B08A0000",
          "00B0810000",
          "00B08600A0",
          "00B0880003",
          "00B08A00000800",
          "00B2010C00",
          "00C0000000",
          "0084000008",
          "802A009701AA00");

  private final TestCard card = StrangeCard.with().token("SERIAL1234567890").build();

  private static String record(TestCard card, Fault fault, int index, List<String> commands)
      throws TransportException {
    RecordingConnection recorder =
        new RecordingConnection(new FaultyConnection(card.connect(), fault, index));
    for (String command : commands) {
      try {
        recorder.transceive(Hex.bytes(command));
      } catch (TransportException e) {
        assertThat(e).hasMessageNotContaining("SERIAL");
      }
    }
    recorder.close();
    return recorder.recording().text();
  }

  private static List<String> linesAfter(String text, int exchange) {
    List<String> lines = text.lines().toList();
    return lines.subList(3 + 2 * exchange, lines.size());
  }

  @Test
  void aFileWhoseSelectionWasLostIsNotTold() throws Exception {
    List<String> commands =
        List.of(SELECT_JPKI, "00B0860004", SELECT_AUTH_CERTIFICATE, "00B0000000");
    assertThat(record(card, Fault.LOST_ANSWER, 2, commands)).endsWith("\n< [256 bytes]9000\n");
  }

  @Test
  void anApplicationWhoseSelectionWasLostIsNotTold() throws Exception {
    List<String> commands = List.of(SELECT_JPKI, SELECT_TEXT, TEXT_PIN, INDIVIDUAL_NUMBER);
    assertThat(record(card, Fault.LOST_ANSWER, 1, commands)).endsWith("\n< [17 bytes]9000\n");
  }

  /** The file is known again, the application is not. */
  @Test
  void anApplicationWhoseSelectionWasLostIsNotToldAfterTheSelectionOfAFile() throws Exception {
    List<String> commands =
        List.of(SELECT_JPKI, SELECT_TEXT, TEXT_PIN, "00A4020C020001", "00B0000000");
    assertThat(record(card, Fault.LOST_ANSWER, 1, commands)).endsWith("\n< [17 bytes]9000\n");
  }

  @Test
  void aFileThatWasSelectedAfterTheLossIsToldAgain() throws Exception {
    List<String> commands =
        List.of(SELECT_JPKI, "00B08A0000", SELECT_AUTH_CERTIFICATE, "00B0000000");
    assertThat(record(card, Fault.LOST_ANSWER, 1, commands))
        .endsWith("\n< 30820620[252 bytes]9000\n");
  }

  /** Here the file that was selected stays selected, and it is another one than was asked for. */
  @ParameterizedTest
  @ValueSource(strings = {"00B08600A0", "00B0880003", "00B09E0000"})
  void aShortIdentifierThatWasRefusedTellsNothingOfTheFileThatIsSelected(String refused)
      throws Exception {
    TestCard old = TestCard.builder().with(CardVariant.NO_SFI_6A86).build();
    List<String> commands =
        List.of(SELECT_JPKI, SELECT_AUTH_CERTIFICATE, refused, "00B0000000", "00B0010000");
    String text = record(old, Fault.LOST_ANSWER, -1, commands);
    assertThat(text).contains("> 00B0000000\n< [256 bytes]9000\n");
    assertThat(text).endsWith("> 00B0010000\n< [256 bytes]9000\n");
  }

  /** Half of an answer ends with bytes of the file where a status would be. */
  @ParameterizedTest
  @CsvSource({"ANSWER_TRUNCATED, 9", "ANSWER_ONE_BYTE, 1"})
  void aTornAnswerTellsNoByteOfTheFile(Fault fault, int left) throws Exception {
    String text = record(card, fault, 2, List.of(SELECT_TEXT, TEXT_PIN, INDIVIDUAL_NUMBER));
    assertThat(text).endsWith("\n< [" + left + " bytes]\n");
    assertThat(Recording.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "LOST_ANSWER",
        "NOT_TRANSACTED",
        "ANSWER_EMPTY",
        "ANSWER_ONE_BYTE",
        "REMOVED_BEFORE",
        "REMOVED_AFTER",
        "FOREIGN_RESET"
      })
  void nothingIsToldAfterAnyLostAnswerUntilASelectWasAnswered(Fault fault) throws Exception {
    int runs = 0;
    for (String lost : LOST) {
      for (String read : READS) {
        List<String> commands =
            List.of(
                SELECT_JPKI,
                VERIFY_AUTH,
                VERIFY_SIGN,
                SELECT_TOKEN,
                lost,
                read,
                "00B0000000",
                SELECT_JPKI,
                READ_TOKEN);
        TestCard fresh = StrangeCard.with().token("SERIAL1234567890").build();
        String text = record(fresh, fault, 4, commands);
        String name = fault + " at " + lost + ", then " + read + "\n" + text;
        List<String> after = linesAfter(text, 4);
        assertThat(after.get(1)).as(name).matches("! .*|< (\\[\\d+ bytes])?[69][0-9A-F]{3}");
        assertThat(after.get(3)).as(name).matches("! .*|< (\\[\\d+ bytes])?[69][0-9A-F]{3}");
        if (after.get(5).equals("< 9000")) {
          assertThat(after.get(7)).as(name).startsWith("< 4A504B49");
        }
        runs++;
      }
    }
    System.out.println("recordings with " + fault + ": " + runs);
    assertThat(runs).isEqualTo(LOST.size() * READS.size());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void noFaultAtAnyCommandOfASessionTellsWhatBelongsToThePerson(Fault fault) throws Exception {
    List<String> commands =
        List.of(
            SELECT_TEXT,
            TEXT_PIN,
            INDIVIDUAL_NUMBER,
            SELECT_JPKI,
            READ_TOKEN,
            SELECT_TOKEN,
            VERIFY_SIGN,
            SELECT_AUTH_CERTIFICATE,
            "00B0000000",
            "00B0010000",
            "00B0810000",
            "00B0010000",
            SELECT_TEXT,
            TEXT_PIN,
            "00A4020C020001",
            "00B0000000",
            "00B08A0000",
            SELECT_COMMON,
            "00B2010C00",
            SELECT_JPKI,
            "00B08B00000800",
            READ_TOKEN);
    List<String> forbidden = personal(card);
    for (int index = 0; index < commands.size(); index++) {
      TestCard fresh = StrangeCard.with().token("SERIAL1234567890").build();
      String text = record(fresh, fault, index, commands);
      String answers = String.join("\n", text.lines().filter(l -> l.startsWith("<")).toList());
      for (String piece : forbidden) {
        if (answers.contains(piece)) {
          throw new AssertionError(fault + " at command " + index + " tells " + piece);
        }
      }
    }
  }

  /** A few bytes from every place of what a recording may not tell. */
  private static List<String> personal(TestCard card) {
    List<String> pieces = new ArrayList<>();
    byte[] number = Hex.data(card, SELECT_TEXT, TEXT_PIN, INDIVIDUAL_NUMBER);
    addPieces(pieces, number, 3, 1);
    byte[] token = Hex.data(card, SELECT_JPKI, READ_TOKEN);
    addPieces(pieces, Arrays.copyOfRange(token, 80, 96), 3, 1);
    for (CertificateKind kind : CertificateKind.values()) {
      byte[] certificate = card.certificate(kind);
      addPieces(pieces, Arrays.copyOfRange(certificate, 4, 600), 6, 5);
    }
    String told = Hex.text(Arrays.copyOf(token, 80)) + "|" + Hex.text(tail(token));
    pieces.removeIf(told::contains);
    return pieces;
  }

  private static byte[] tail(byte[] token) {
    return Arrays.copyOfRange(token, 96, token.length);
  }

  private static void addPieces(List<String> pieces, byte[] all, int length, int step) {
    for (int at = 0; at + length <= all.length; at += step) {
      pieces.add(Hex.text(Arrays.copyOfRange(all, at, at + length)));
    }
  }
}
