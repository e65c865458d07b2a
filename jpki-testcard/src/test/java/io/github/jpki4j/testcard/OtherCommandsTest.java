package io.github.jpki4j.testcard;

import static io.github.jpki4j.testcard.Hex.QUERY_AUTH;
import static io.github.jpki4j.testcard.Hex.SELECT_COMMON;
import static io.github.jpki4j.testcard.Hex.SELECT_JPKI;
import static io.github.jpki4j.testcard.Hex.SELECT_TEXT;
import static io.github.jpki4j.testcard.Hex.VERIFY_AUTH;
import static io.github.jpki4j.testcard.Hex.VERIFY_SIGN;
import static io.github.jpki4j.testcard.Hex.data;
import static io.github.jpki4j.testcard.Hex.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherCommandsTest {

  private static final String SELECT_SURFACE = "00A4040C0AD3921000310001010402";
  private static final String SELECT_RESIDENT = "00A4040C0AD3921000310001010401";

  private static final byte[] INSTRUCTIONS = {
    0x20,
    0x24,
    0x2A,
    (byte) 0x88,
    (byte) 0xA4,
    (byte) 0xAE,
    (byte) 0xB0,
    (byte) 0xB2,
    (byte) 0xC0,
    (byte) 0xCA
  };

  private final TestCard card = TestCard.builder().build();

  @Test
  void challengeHasOneTo256Bytes() {
    assertThat(data(card, "008400000A")).hasSize(10);
    assertThat(data(card, "0084000001")).hasSize(1);
    assertThat(data(card, "0084000000")).hasSize(256);
    assertThat(data(card, "0084000008")).isNotEqualTo(data(card, "0084000008"));
  }

  @ParameterizedTest
  @CsvSource({"00840000000008, 6985", "00840000, 6700", "0084010008, 6A86"})
  void otherChallengesAreRefused(String command, String expected) {
    assertThat(send(card, command)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0042", "0045", "0066", "00F0", "00F2", "00F7"})
  void dataObjectsOfTheCardAreReadableBeforeAnApplication(String tag) {
    assertThat(data(card, "00CA" + tag + "00")).isNotEmpty();
  }

  @Test
  void dataObject5f51IsTheAtrWithoutItsFirstByte() {
    assertThat(send(card, "00CA5F5100")).isEqualTo("E000FF8131FE45149000");
  }

  @Test
  void longDataObjectNeedsExtendedLe() {
    for (String certificate : List.of("00CA00F8", "00CA7F21")) {
      assertThat(send(card, certificate + "00")).isEqualTo("6700");
      byte[] content = data(card, certificate + "000000");
      assertThat(content).hasSize(563);
      assertThat(Hex.text(content)).startsWith("5F4E820129");
    }
  }

  @Test
  void dataObjectsAreGoneInAnApplicationAndBackInTheIssuerDomain() {
    assertThat(send(card, SELECT_JPKI, "00CA00F000")).isEqualTo("6A88");
    assertThat(send(card, "00A4040C07A0000001510000", "00CA00F000")).endsWith("9000");
    assertThat(send(card, "00CA123400")).isEqualTo("6A88");
  }

  @Test
  void internalAuthenticateWorksInTheCommonApplicationAlone() {
    byte[] signature = data(card, SELECT_COMMON, "0088009904010203 0400");
    assertThat(signature).hasSize(256).isEqualTo(data(card, "0088009904010203 0400"));
    assertThat(send(card, SELECT_TEXT, "008800930401020304 00")).isEqualTo("6985");
    assertThat(send(card, SELECT_SURFACE, "0088009A0401020304 00")).isEqualTo("6985");
    assertThat(send(card, SELECT_JPKI, VERIFY_AUTH, "008800970401020304 00")).isEqualTo("6982");
    assertThat(send(card, SELECT_COMMON, "0088009C0401020304 00")).isEqualTo("6981");
    assertThat(send(card, "008800990401020304")).isEqualTo("6700");
  }

  /** Commands of the issuer must not exist here: the same refusal, whatever is verified. */
  @ParameterizedTest
  @CsvSource({
    "8006000000, 6982",
    "8050000000, 6982",
    "8052000000, 6982",
    "8054009800, 6982",
    "8054009804 35363738, 6982",
    "808A000000, 6982",
    "80A200C1040000 0000, 6700",
    "80A200C1000133, 6700",
    "80AE000000, 6982",
    "80FC0000, 6700",
    "8032009804 35363738, 6982",
    "002C009804 35363738, 6D00",
  })
  void commandsOfTheIssuerAreNeverCarriedOut(String command, String expected) {
    send(card, SELECT_JPKI, VERIFY_AUTH, VERIFY_SIGN);
    assertThat(send(card, command)).isEqualTo(expected);
    assertThat(card.isVerified(KeyKind.AUTH)).isTrue();
    assertThat(send(card, VERIFY_AUTH)).isEqualTo("9000");
  }

  @Test
  void terminalCertificateOfJunkIsRefused() {
    String junk = "80A200C1000133" + "00".repeat(307);
    assertThat(send(card, SELECT_JPKI, junk)).isEqualTo("6700");
  }

  @ParameterizedTest
  @CsvSource({
    SELECT_JPKI + ", 6982",
    SELECT_RESIDENT + ", 6982",
    SELECT_TEXT + ", 6D00",
    SELECT_COMMON + ", 66F1",
    SELECT_SURFACE + ", 66F1",
  })
  void thereAreNoSessions(String application, String expected) {
    assertThat(send(card, application, "80AE0000080102030405060708")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "08B0860004, 69FC",
    "0CB0860004, 69FC",
    "0C200098, 69FC",
    "0CA4020C020006, 6882",
    "01B0860004, 6881",
    "03A4020C020006, 6881",
    "81 2A009701AA00, 6881",
    "10B0860004, 6E00",
    "A0A4020C020006, 6E00",
    "FFCA000000, 6E00",
    "00D6000001AA, 6D00",
    "00C0000000, 6D00",
    "00B1000004, 6D00",
    "80CA000000, 6D00",
  })
  void otherClassesAndInstructionsAreRefused(String command, String expected) {
    assertThat(send(card, SELECT_JPKI, command)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00A4",
        "00A404",
        "00A4040C0A00",
        "00B000000000",
        "00A4040C0002",
        "00A4040C00000A",
        "00B00000030102",
        "00A4020C020006 0000",
        "00A4020C0000020006 00"
      })
  void malformedLengthsAreRefused(String command) {
    assertThat(send(card, SELECT_JPKI, command)).isIn("6700", "6A82");
    assertThat(send(card, QUERY_AUTH)).isEqualTo("63C3");
  }

  @Test
  void extendedFormOfEveryCaseIsUnderstood() {
    assertThat(send(card, "00A4040C00000AD392F000260100000001")).isEqualTo("9000");
    assertThat(send(card, "00A4040000000AD392F0002601000000010000")).endsWith("00019000");
    assertThat(send(card, "00200098000004 31323334")).isEqualTo("9000");
  }

  @Test
  void firstCommandAfterPowerOnMayFail() {
    TestCard other = TestCard.builder().with(CardVariant.FIRST_COMMAND_6F00).build();
    assertThat(send(other, SELECT_JPKI)).isEqualTo("6F00");
    assertThat(send(other, SELECT_JPKI)).isEqualTo("9000");
    other.powerOff();
    other.powerOn();
    assertThat(send(other, SELECT_JPKI)).isEqualTo("6F00");
  }

  @Test
  void cardWithoutPowerSaysNothing() {
    card.powerOff();
    assertThat(send(card, SELECT_JPKI)).isEmpty();
    card.powerOn();
    assertThat(send(card, SELECT_JPKI)).isEqualTo("9000");
  }

  @Test
  void resetPowersACardThatIsOff() {
    card.powerOff();
    card.reset();
    assertThat(send(card, SELECT_JPKI)).isEqualTo("9000");
  }

  @Test
  void trafficIsCounted() {
    send(card, SELECT_JPKI, "00B0860004");
    assertThat(card.traffic()).isEqualTo(new Traffic(2, 20, 2 + 6));
    card.clearTraffic();
    assertThat(card.traffic()).isEqualTo(new Traffic(0, 0, 0));
  }

  @ParameterizedTest
  @EnumSource
  void noCommandBreaksTheChip(TestApplication application) {
    TestCard odd =
        TestCard.builder()
            .type(TestCardType.SPECIFIED_RESIDENCE)
            .with(CardVariant.LICENCE_PIN_SET)
            .with(CardVariant.TEXT_SESSIONS)
            .with(CardVariant.LONG_OBJECT_61)
            .build();
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      if (i % 100 == 0) {
        send(
            odd, "00A4040C%02X%s".formatted(application.aid().length, Hex.text(application.aid())));
      }
      byte[] command = new byte[random.nextInt(12)];
      random.nextBytes(command);
      if (command.length > 1 && i % 2 == 0) {
        command[0] = new byte[] {0, (byte) 0x80, 0x08}[i % 3];
        command[1] = INSTRUCTIONS[random.nextInt(INSTRUCTIONS.length)];
      }
      assertThat(odd.transmit(command).length).isGreaterThanOrEqualTo(2);
    }
  }
}
