package io.github.jpki4j.testcard.application;

import static io.github.jpki4j.testcard.Hex.data;
import static io.github.jpki4j.testcard.Hex.send;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestSecret;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The sequences of the program myna as they are published (PROGRAM-18): SELECT of each file, READ
 * with short lengths, no short identifiers. They find every file and the right counters.
 */
class MynaSequencesTest {

  private static final String TEXT = "00A4040C0AD3921000310001010408";
  private static final String SURFACE = "00A4040C0AD3921000310001010402";

  private final TestCard card = TestCard.builder().build();

  private static String file(String fid) {
    return "00A4020C02" + fid;
  }

  private static String present(String digits) {
    return "00200080%02X%s".formatted(digits.length(), Hex.text(digits.getBytes(US_ASCII)));
  }

  /** Seven bytes, the length from them, and the rest in pieces of up to 256 bytes. */
  private byte[] readAll() {
    byte[] head = data(card, "00B0000007");
    int length = head[2] & 0xFF;
    int total = 3 + length;
    if (length == 0x82) {
      total = 5 + (((head[3] & 0xFF) << 8) | (head[4] & 0xFF));
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head);
    while (all.size() < total) {
      int le = Math.min(total - all.size(), 256) & 0xFF;
      all.writeBytes(data(card, "00B0%04X%02X".formatted(all.size(), le)));
    }
    return all.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "00A4040C0AD392F000260100000001, 0018, 63C3",
    "00A4040C0AD392F000260100000001, 001B, 63C5",
    TEXT + ", 0011, 63C3",
    TEXT + ", 0012, 63C0",
    TEXT + ", 0014, 63CA",
    TEXT + ", 0015, 63CA",
    SURFACE + ", 0011, 63CA",
    SURFACE + ", 0012, 63CA",
    SURFACE + ", 0013, 63CA",
    "00A4040C0AD3921000310001010401, 001C, 63C3",
    "00A4040C0AD3921000310001010100, 001C, 63C3",
  })
  void statusOfEachReferenceIsItsCounter(String application, String fid, String counter) {
    assertThat(send(card, application)).isEqualTo("9000");
    assertThat(send(card, file(fid))).isEqualTo("9000");
    assertThat(send(card, "00200080")).isEqualTo(counter);
  }

  @Test
  void informationOfTheTextApplicationIsReadToItsEnd() {
    send(card, TEXT, file("0005"));
    byte[] information = readAll();
    assertThat(information).hasSize(164);
    assertThat(DataObjects.inside(information).get("DF43").value()).hasSize(128);
  }

  @Test
  void signatureOfTheTextApplicationIsReadAfterThePin() {
    assertThat(send(card, TEXT, file("0011"), present("4321"))).isEqualTo("9000");
    send(card, file("0003"));
    assertThat(DataObjects.inside(readAll()).get("DF33").value()).hasSize(256);
    send(card, file("0001"));
    assertThat(Hex.text(data(card, "00B0000011"))).startsWith("FF100C").endsWith("FFFF");
    send(card, file("0002"));
    assertThat(DataObjects.inside(readAll())).containsKeys("DF22", "DF23", "DF24", "DF25");
  }

  @Test
  void photoIsReadWithTheNumberThatThePinOpens() {
    send(card, TEXT, file("0011"), present("4321"), file("0001"));
    String number = new String(data(card, "00B0000011"), 3, 12, US_ASCII);
    assertThat(send(card, SURFACE, file("0013"), present(number))).isEqualTo("9000");
    send(card, file("0002"));
    byte[] photo = DataObjects.inside(readAll()).get("DF27").value();
    assertThat(Hex.text(photo)).startsWith("0000000C6A5020200D0A870A");
    for (TestSecret secret : TestSecret.values()) {
      assertThat(card.secret(secret).triesLeft()).isPositive();
    }
  }
}
