package io.github.jpki4j.testcard.application;

import static io.github.jpki4j.testcard.Hex.SELECT_COMMON;
import static io.github.jpki4j.testcard.Hex.SELECT_TEXT;
import static io.github.jpki4j.testcard.Hex.data;
import static io.github.jpki4j.testcard.Hex.send;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestSecret;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The files of the neighbouring applications: which there are, how long, and who opens them. */
class WholeCardTest {

  private static final String SELECT_SURFACE = "00A4040C0AD3921000310001010402";
  private static final String SELECT_RESIDENT = "00A4040C0AD3921000310001010401";

  private final TestCard card = TestCard.builder().build();

  private static String verify(String p2, String digits) {
    byte[] ascii = digits.getBytes(US_ASCII);
    return "002000%s%02X%s".formatted(p2, ascii.length, Hex.text(ascii));
  }

  @ParameterizedTest
  @CsvSource({
    "0001, 17, FF100C",
    "0003, 336, FF3082014BDF3120",
    "0004, 568, 7F218202335F4E820129",
    "0005, 164, FF4082009FDF41040103 0E01DF4210",
    "0006, 269, A18201099003010001918201 00",
    "0007, 536, FF50820213DF518201099003010001918201 00",
    "0008, 16, FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
  })
  void filesOfTheTextApplicationHaveTheirLengthAndBeginning(String fid, int length, String start) {
    byte[] content =
        data(card, SELECT_TEXT, verify("91", "4321"), "00A4020C02" + fid, "00B00000000000");
    assertThat(content).hasSize(length);
    assertThat(Hex.text(content)).startsWith(start.replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "91, 550217, 0001, 547, FF1082021EDF1108",
    "93, 012345678901, 0003, 320, FF3082013BDF310406030E01DF3210",
    "93, 012345678901, 0004, 568, 7F218202335F4E820129",
    "93, 012345678901, 0006, 16, FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
  })
  void filesOfTheSurfaceApplicationHaveTheirLengthAndBeginning(
      String p2, String digits, String fid, int length, String start) {
    byte[] content =
        data(card, SELECT_SURFACE, verify(p2, digits), "00A4020C02" + fid, "00B00000000000");
    assertThat(content).hasSize(length);
    assertThat(Hex.text(content)).startsWith(start);
  }

  @ParameterizedTest
  @CsvSource({
    SELECT_TEXT
        + ", 0001 0002 0003 0004 0005 0006 0007 0008 0010 0011 0012 0013 0014 0015 001C"
        + " 001E",
    SELECT_SURFACE + ", 0001 0002 0003 0004 0005 0006 0011 0012 0013 001A 001C 001E",
    SELECT_RESIDENT + ", 0002 001C",
    SELECT_COMMON + ", 0001 0002 0019 001C 001E",
  })
  void eachApplicationHasTheseFilesAndNoOthers(String application, String fids) {
    send(card, application);
    List<String> there = Arrays.asList(fids.split(" "));
    for (int fid = 0; fid < 0x40; fid++) {
      String hex = "%04X".formatted(fid);
      assertThat(send(card, "00A4020C02" + hex))
          .as(hex)
          .isEqualTo(there.contains(hex) ? "9000" : "6A82");
    }
  }

  /** "1" opens, "0" does not, for 0001 to 0005 (surface) or 0007 (text). */
  @ParameterizedTest
  @CsvSource({
    SELECT_SURFACE + ", , , 00110",
    SELECT_SURFACE + ", 91, 550217, 10110",
    SELECT_SURFACE + ", 92, 55021720352285, 01110",
    SELECT_SURFACE + ", 93, 012345678901, 01111",
    SELECT_TEXT + ", , , 0001100",
    SELECT_TEXT + ", 91, 4321, 1111111",
    SELECT_TEXT + ", 94, 012345678901, 1011111",
    SELECT_TEXT + ", 95, 55021720352285, 0111111",
  })
  void eachNumberOpensItsOwnFiles(String application, String p2, String digits, String opened) {
    send(card, application);
    if (p2 != null) {
      assertThat(send(card, verify(p2, digits))).isEqualTo("9000");
    }
    for (int i = 0; i < opened.length(); i++) {
      String read = send(card, "00B0%02X0004".formatted(0x81 + i));
      assertThat(read).as("file %d", i + 1).endsWith(opened.charAt(i) == '1' ? "9000" : "6982");
    }
  }

  @Test
  void numberBDoesNotOpenTheSignatureRecordOfSomeCards() {
    TestCard other = TestCard.builder().with(CardVariant.TEXT_SIGNATURE_NOT_BY_NUMBER_B).build();
    send(other, SELECT_TEXT, verify("95", other.verificationNumberB()));
    assertThat(send(other, "00B0830004")).isEqualTo("6982");
    send(other, verify("94", other.verificationNumberA()));
    assertThat(send(other, "00B0830004")).endsWith("9000");
  }

  @ParameterizedTest
  @CsvSource({
    SELECT_TEXT + ", 91, CARD_INFO, 3",
    SELECT_TEXT + ", 94, TEXT_NUMBER_A, 10",
    SELECT_TEXT + ", 95, TEXT_NUMBER_B, 10",
    SELECT_SURFACE + ", 91, SURFACE_BIRTH_KEY, 10",
    SELECT_SURFACE + ", 92, SURFACE_NUMBER_B, 10",
    SELECT_SURFACE + ", 93, SURFACE_NUMBER_A, 10",
    SELECT_RESIDENT + ", 9C, RESIDENT, 3",
    SELECT_COMMON + ", 9C, COMMON, 3",
  })
  void eachSecretHasACounterOfItsOwn(
      String application, String p2, TestSecret secret, int maximum) {
    assertThat(send(card, application, "002000" + p2)).isEqualTo("63C%X".formatted(maximum));
    for (int left = maximum - 1; left >= 0; left--) {
      assertThat(send(card, verify(p2, "0000"))).isEqualTo("63C%X".formatted(left));
      assertThat(card.secret(secret).triesLeft()).isEqualTo(left);
    }
    assertThat(send(card, verify(p2, card.secret(secret).value()))).isEqualTo("6984");
    for (TestSecret other : TestSecret.values()) {
      if (other != secret) {
        assertThat(card.secret(other).triesLeft()).as(other.name()).isPositive();
      }
    }
    card.secret(secret).setTriesLeft(1);
    assertThat(send(card, verify(p2, card.secret(secret).value()))).isEqualTo("9000");
    assertThat(card.secret(secret).isVerified()).isTrue();
    assertThat(card.secret(secret).triesLeft()).isEqualTo(maximum);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL, names = ".*NUMBER.*|.*BIRTH.*")
  void numbersCanHaveThreeTriesOrBeUnlimited(TestSecret secret) {
    boolean text = secret.name().startsWith("TEXT");
    String select = text ? SELECT_TEXT : SELECT_SURFACE;
    String p2 =
        switch (secret) {
          case TEXT_NUMBER_A -> "94";
          case TEXT_NUMBER_B -> "95";
          case SURFACE_BIRTH_KEY -> "91";
          case SURFACE_NUMBER_B -> "92";
          default -> "93";
        };
    TestCard three = TestCard.builder().with(CardVariant.NUMBER_TRIES_3).build();
    assertThat(send(three, select, "002000" + p2)).isEqualTo("63C3");

    TestCard unlimited = TestCard.builder().with(CardVariant.NUMBER_TRIES_UNLIMITED).build();
    send(unlimited, select);
    for (int i = 0; i < 20; i++) {
      assertThat(send(unlimited, verify(p2, "000000"))).isEqualTo("6300");
    }
    assertThat(send(unlimited, "002000" + p2)).isEqualTo("6300");
    assertThat(send(unlimited, verify(p2, unlimited.secret(secret).value()))).isEqualTo("9000");
  }

  @Test
  void refusedReadCanHaveAnotherStatusInTextAndSurfaceApplicationAlone() {
    TestCard other = TestCard.builder().with(CardVariant.REFUSED_READ_6985).build();
    assertThat(send(other, SELECT_TEXT, "00B0820004")).isEqualTo("6985");
    assertThat(send(other, SELECT_SURFACE, "00B0820004")).isEqualTo("6985");
    assertThat(send(other, Hex.SELECT_JPKI, "00B0810004")).isEqualTo("6982");
  }

  @Test
  void commonAndResidentApplicationNameTheSameKey() {
    String common = send(card, SELECT_COMMON, "00B0820010");
    assertThat(send(card, SELECT_RESIDENT, "00B0820010")).isEqualTo(common).hasSize(36);
    assertThat(send(card, SELECT_COMMON, "0020009E")).startsWith("63C");
  }

  @Test
  void someReferencesAreThereOnSomeCardsOnly() {
    TestCard other =
        TestCard.builder()
            .with(CardVariant.SURFACE_REFERENCES_0014_0015)
            .with(CardVariant.NO_TEXT_REFERENCE_0012)
            .build();
    assertThat(send(card, SELECT_SURFACE, "00200094")).isEqualTo("6A82");
    assertThat(send(other, SELECT_SURFACE, "00200094")).isEqualTo("63CA");
    assertThat(send(other, "00200095")).isEqualTo("63CA");
    assertThat(send(card, SELECT_TEXT, "00200092")).isEqualTo("63C0");
    assertThat(send(other, SELECT_TEXT, "00200092")).isEqualTo("6A82");
  }
}
