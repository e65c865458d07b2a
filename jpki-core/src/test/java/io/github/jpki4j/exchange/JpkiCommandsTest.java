package io.github.jpki4j.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.Hex;
import io.github.jpki4j.apdu.CommandApdu;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.CardSecret;
import io.github.jpki4j.pin.Pin;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our commands against the commands in recorded exchanges with real cards (T1 to T9: PROGRAM-17 to
 * PROGRAM-25).
 */
class JpkiCommandsTest {

  private static final String DIGEST_INFO =
      "3031300D060960864801650304020105000420"
          + "B068C616476D896C8BC7104E36038321DC84B93064567623E06839616400842F";

  static Stream<Arguments> recorded() {
    byte[] text = Hex.bytes("D3921000310001010408");
    return Stream.of(
        row(
            "T1",
            JpkiCommands.selectApplication(CardLayout.CURRENT.aid(CardApplication.JPKI)),
            "00A4040C0A D392F000260100000001"),
        row("T1", JpkiCommands.selectFile(0x000A), "00A4020C02 000A"),
        row("T1", JpkiCommands.readBinary(0, 4), "00B00000 04"),
        row("T1", JpkiCommands.readBinary(4, 0x061F), "00B00004 00 061F"),
        row("T1", JpkiCommands.selectFile(0x001B), "00A4020C02 001B"),
        row(
            "T1",
            verify(JpkiCommands.SELECTED, Pin.sign("123456".toCharArray())),
            "00200080 06 313233343536"),
        row("T1", JpkiCommands.selectFile(0x0001), "00A4020C02 0001"),
        row("T1", JpkiCommands.readBinary(4, 0x06CA), "00B00004 00 06CA"),
        row(
            "T1",
            verify(JpkiCommands.SELECTED, Pin.auth("1234".toCharArray())),
            "00200080 04 31323334"),
        row("T1", JpkiCommands.selectFile(0x0017), "00A4020C02 0017"),
        row("T2", JpkiCommands.selectApplication(text), "00A4040C0A D3921000310001010408"),
        row(
            "T2",
            JpkiCommands.selectApplication(CardLayout.CURRENT.aid(CardApplication.CARD_INFO_INPUT)),
            "00A4040C0A D3921000310001010408"),
        row("T2", JpkiCommands.selectFile(0x0011), "00A4020C02 0011"),
        row("T2", JpkiCommands.readBinary(0, 256), "00B0000000"),
        row("T2", JpkiCommands.readBinary(2, 1), "00B0000201"),
        row("T2", JpkiCommands.readBinary(0, 0x71), "00B0000071"),
        row(
            "T3",
            verify(JpkiCommands.SELECTED, Pin.sign("secret123".toCharArray())),
            "00200080 09 534543524554313233"),
        row(
            "T3",
            JpkiCommands.signPkcs1(JpkiCommands.SELECTED, Hex.bytes(DIGEST_INFO)),
            "802A0080 33" + DIGEST_INFO + "00"),
        row("T4", JpkiCommands.readBinary(1785, 52), "00B006F934"),
        row(
            "T5",
            verify(JpkiCommands.shortIdentifier(0x11), CardInfoPin.of("1234".toCharArray())),
            "00200091 04 31323334"),
        row("jsapdu, APP-08", JpkiCommands.readBinaryOf(0x0002, 65_536), "00B08200 000000"),
        row(
            "myna, CARD-03",
            JpkiCommands.selectApplication(CardLayout.CURRENT.aid(CardApplication.COMMON)),
            "00A4040C0A D3921000310001010100"),
        row("myna, CARD-30", JpkiCommands.readRecordOf(0x0001), "00B2010C00"),
        row("myna-card, CARD-30", JpkiCommands.readRecord(), "00B2010400"),
        row(
            "T5",
            verify(JpkiCommands.shortIdentifier(0x18), Pin.auth("1234".toCharArray())),
            "00200098 04 31323334"),
        row(
            "T5",
            JpkiCommands.signPkcs1(JpkiCommands.shortIdentifier(0x17), Hex.bytes("0102")),
            "802A0097 02 0102 00"),
        row("T5", JpkiCommands.readBinaryOf(0x000A, 4), "00B08A00 04"),
        row("T5", JpkiCommands.readBinaryOf(0x000A, 0x0800), "00B08A00 00 0800"),
        row("T6", JpkiCommands.queryTries(JpkiCommands.SELECTED), "00200080"),
        row("T7", JpkiCommands.selectFile(0x0006), "00A4020C02 0006"),
        row("T7", JpkiCommands.readBinary(0, 160), "00B00000A0"),
        row("T7", JpkiCommands.readBinary(0, 3), "00B0000003"),
        row("T8", JpkiCommands.signPss(JpkiCommands.SELECTED, new byte[] {1}), "802A0480 01 01 00"),
        row("T9", JpkiCommands.changePin(Pin.auth("5678".toCharArray())), "00240180 04 35363738"),
        row("ISO 7816-4", JpkiCommands.getResponse(0x20), "00C0000020"),
        row("ISO 7816-4", JpkiCommands.getResponse(0), "00C0000000"));
  }

  private static Arguments row(String source, CommandApdu command, String hex) {
    return Arguments.of(source, command, hex.replace(" ", ""));
  }

  private static CommandApdu verify(int reference, CardSecret pin) {
    return JpkiCommands.verify(reference, pin);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("recorded")
  void buildsTheRecordedBytes(String source, CommandApdu command, String hex) {
    assertThat(Hex.of(command.toBytes())).as(source).isEqualTo(hex);
  }

  @Test
  void commandsWithSecretsAreMarked() {
    try (Pin pin = Pin.auth("1234".toCharArray())) {
      assertThat(JpkiCommands.verify(0x98, pin).isSecret()).isTrue();
      assertThat(JpkiCommands.changePin(pin).isSecret()).isTrue();
    }
  }

  @Test
  void refusesWhatTheBytesCannotSay() {
    assertThatThrownBy(() -> JpkiCommands.readBinary(0x8000, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JpkiCommands.readBinary(-1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JpkiCommands.shortIdentifier(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JpkiCommands.shortIdentifier(0x1F))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
