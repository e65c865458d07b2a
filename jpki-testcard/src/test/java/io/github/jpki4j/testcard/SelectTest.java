package io.github.jpki4j.testcard;

import static io.github.jpki4j.testcard.Hex.SELECT_JPKI;
import static io.github.jpki4j.testcard.Hex.send;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectTest {

  private final TestCard card = TestCard.builder().build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A0000001510000",
        "D392F000260100000001",
        "D3921000310001010408",
        "D3921000310001010402",
        "D3921000310001010401",
        "D3921000310001010100",
      })
  void knowsTheApplicationsOfTheCard(String aid) {
    String command = "00A4040C%02X%s".formatted(aid.length() / 2, aid);
    assertThat(send(card, command)).isEqualTo("9000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"00A4040C0AD392F000260100000002", "00A4040C07A0000000041010", "00A4040C01FF"})
  void unknownApplicationIsNotFound(String command) {
    assertThat(send(card, command)).isEqualTo("6A82");
  }

  @Test
  void truncatedAidSelectsTheFirstMatch() {
    assertThat(send(card, "00A4040C05D392F00026", "00A4020C020006")).isEqualTo("9000");
    assertThat(send(card, "00A4040405D392F00026")).isEqualTo("6A86");
    assertThat(send(card, "00A4040C04D3921000", "00A4020C020011")).isEqualTo("9000");
  }

  @Test
  void aidThatGoesOnIsNotFound() {
    assertThat(send(card, "00A4040C0BD392F00026010000000100")).isEqualTo("6A82");
  }

  @Test
  void controlInformationComesWithP2Zero() {
    assertThat(send(card, "00A404000AD392F00026010000000100"))
        .isEqualTo("6F0C840AD392F0002601000000019000");
    assertThat(send(card, "00A404000AD392F000260100000001")).isEqualTo("9000");
    assertThat(send(card, "00A40200020006" + "00")).isEqualTo("6F04830200069000");
  }

  @Test
  void withoutControlInformationP2ZeroIsRefused() {
    TestCard other = TestCard.builder().with(CardVariant.NO_FCI).build();
    assertThat(send(other, "00A404000AD392F00026010000000100")).isEqualTo("6A86");
    assertThat(send(other, SELECT_JPKI)).isEqualTo("9000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001", "0002", "0005", "0006", "0008", "0009", "000A", "000B", "0010", "0016", "0017",
        "0018", "0019", "001A", "001B", "001C", "001E"
      })
  void knowsTheFilesOfTheJpkiApplication(String fid) {
    assertThat(send(card, SELECT_JPKI, "00A4020C02" + fid)).isEqualTo("9000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0003", "0007", "001D", "3F00", "0100"})
  void unknownFileIsNotFound(String fid) {
    assertThat(send(card, SELECT_JPKI, "00A4020C02" + fid)).isEqualTo("6A82");
  }

  @Test
  void unknownFileLeavesTheCurrentOne() {
    send(card, SELECT_JPKI, "00A4020C020006");
    assertThat(send(card, "00A4020C020003", "00B0000004")).isEqualTo("4A504B499000");
  }

  @Test
  void thereAreNoFilesBeforeAnApplicationIsSelected() {
    assertThat(send(card, "00A4020C020006")).isEqualTo("6A82");
    assertThat(send(card, "00B0000004")).isEqualTo("6986");
  }

  @Test
  void selectOfAnApplicationForgetsTheFile() {
    assertThat(send(card, SELECT_JPKI, "00A4020C020006", SELECT_JPKI, "00B0000004"))
        .isEqualTo("6986");
  }

  @ParameterizedTest
  @CsvSource({
    "00A4090C020006, 6A86",
    "00A4010C020006, 6A86",
    "00A4030C, 6A86",
    "00A4080C020006, 6A86",
    "00A40204020006, 6A86",
    "00A4020C0106, 6700",
    "00A4020C03000006, 6700",
    "00A4040C, 6700",
  })
  void otherFormsOfSelectAreRefused(String command, String expected) {
    assertThat(send(card, SELECT_JPKI, command)).isEqualTo(expected);
  }

  @Test
  void thereIsNoMasterFile() {
    assertThat(send(card, "00A40000")).isEqualTo("6A86");
    assertThat(send(card, "00A40000023F00")).isEqualTo("6A82");
    assertThat(send(card, SELECT_JPKI, "00A4020C020006", "00A40000")).isEqualTo("9000");
    assertThat(send(card, "00B0000004")).as("nothing was deselected").isEqualTo("4A504B499000");
    assertThat(send(card, "00A40000023F00")).isEqualTo("6A82");
  }

  @Test
  void resetForgetsTheApplication() {
    send(card, SELECT_JPKI);
    card.reset();
    assertThat(send(card, "00A4020C020006")).isEqualTo("6A82");
  }
}
