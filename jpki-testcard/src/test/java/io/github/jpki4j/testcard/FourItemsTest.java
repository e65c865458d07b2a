package io.github.jpki4j.testcard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.pki.Holder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** EF 0002 of the text application: APP-01, APP-02. */
class FourItemsTest {

  /** The outer length takes one, two or three bytes, and the offsets count them. */
  @ParameterizedTest
  @ValueSource(ints = {1, 10, 40, 60, 200})
  void offsetsOfTheFourItemsPointAtThem(int characters) {
    Holder holder = Holder.test().withAddress("東".repeat(characters));
    TestCard card = TestCard.builder().holder(holder).build();
    byte[] file = file(card);
    int offsets = 2 + lengthBytes(file, 2) + 3;
    for (int i = 0; i < 4; i++) {
      int at = ((file[offsets + 2 * i] & 0xFF) << 8) | (file[offsets + 2 * i + 1] & 0xFF);
      assertThat(new byte[] {file[at], file[at + 1]}).containsExactly(0xDF, 0x22 + i);
    }
    assertThat(items(card)).containsEntry(0x23, holder.address());
  }

  @ParameterizedTest
  @CsvSource({
    "OUTER_LENGTH_81, FF2081",
    "OUTER_LENGTH_82, FF208200",
    "ATTRIBUTES_LEAD, 0000FF20",
  })
  void newerCardsBeginWithMoreBytesWhichTheOffsetsCount(CardVariant behaviour, String start) {
    Holder holder = Holder.test().withAddress("東京");
    byte[] usual = file(TestCard.builder().holder(holder).build());
    byte[] file = file(TestCard.builder().holder(holder).with(behaviour).build());
    int more = file.length - usual.length;
    assertThat(more).isEqualTo(behaviour == CardVariant.OUTER_LENGTH_81 ? 1 : 2);
    assertThat(HexFormat.of().withUpperCase().formatHex(file)).startsWith(start);
    for (int i = 0; i < 4; i++) {
      assertThat(file[7 + more + 2 * i] - usual[7 + 2 * i]).isEqualTo(more);
    }
    assertThat(Arrays.copyOfRange(file, 14 + more, file.length))
        .as("the items are the same")
        .isEqualTo(Arrays.copyOfRange(usual, 14, usual.length));
  }

  @Test
  void thePinOfTheTextApplicationHasItsOwnValueAndCounter() {
    TestCard card = TestCard.builder().cardInfoPin("8642").build();
    Hex.send(card, Hex.SELECT_TEXT);
    assertThat(Hex.send(card, "00200091")).isEqualTo("63C3");
    assertThat(Hex.send(card, "002000910431323334")).isEqualTo("63C2");
    assertThat(card.triesLeft(DataSecret.CARD_INFO)).isEqualTo(2);
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(Hex.send(card, "002000910438363432")).isEqualTo("9000");
    assertThat(card.isVerified(DataSecret.CARD_INFO)).isTrue();
    assertThat(card.isVerified(KeyKind.AUTH)).isFalse();
    card.setTriesLeft(DataSecret.CARD_INFO, 0);
    assertThat(Hex.send(card, "002000910438363432")).isEqualTo("6984");
    card.renewSecret(DataSecret.CARD_INFO, "7777");
    assertThat(Hex.send(card, "002000910437373737")).isEqualTo("9000");
    Hex.send(card, Hex.SELECT_JPKI, "002000980430303030");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
    assertThat(card.triesLeft(DataSecret.CARD_INFO)).isEqualTo(3);
  }

  private static byte[] file(TestCard card) {
    return Hex.data(
        card,
        Hex.SELECT_TEXT,
        "00A4020C020011",
        "002000800434333231",
        "00A4020C020002",
        "00B0000000FFFF");
  }

  /** Name, address, birth date and gender of the text application, by their tags DF22 to DF25. */
  static Map<Integer, String> items(TestCard card) {
    byte[] file = file(card);
    Map<Integer, String> items = new HashMap<>();
    int at = 2 + lengthBytes(file, 2);
    while (at < file.length) {
      int from = at + 2 + lengthBytes(file, at + 2);
      int length = length(file, at + 2);
      items.put(file[at + 1] & 0xFF, new String(file, from, length, StandardCharsets.UTF_8));
      at = from + length;
    }
    return items;
  }

  private static int lengthBytes(byte[] file, int at) {
    return file[at] < 0 ? 1 + (file[at] & 0x7F) : 1;
  }

  private static int length(byte[] file, int at) {
    return switch (file[at] & 0xFF) {
      case 0x82 -> ((file[at + 1] & 0xFF) << 8) | (file[at + 2] & 0xFF);
      case 0x81 -> file[at + 1] & 0xFF;
      default -> file[at];
    };
  }
}
