package io.github.jpki4j.testcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EF 0002 of the text application: facts/card.md 7.1. */
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

  private static byte[] file(TestCard card) {
    return Hex.data(
        card,
        Hex.SELECT_TEXT,
        "00A4020C020011",
        "002000800431323334",
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
