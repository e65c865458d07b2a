package io.github.jpki4j.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers, the way to the card, and what is said when it is not there. */
class ReaderTest {

  private static JsonNode json(Desk.Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  @Test
  void readersAreListedWithTheirCards() throws IOException {
    assertThat(Desk.with(Desk.card()).run("readers").out())
        .isEqualTo("with card           Desk Reader 00 00\n");
    assertThat(Desk.empty().run("readers").out())
        .isEqualTo("without card        Desk Reader 00 00\n");
    JsonNode json = json(Desk.with(Desk.card()).run("readers", "--json"));
    assertThat(json.at("/readers/0/name").asText()).isEqualTo("Desk Reader 00 00");
    assertThat(json.at("/readers/0/card").asBoolean()).isTrue();
    assertThat(Desk.empty().withoutReader().run("readers", "--simulate").code()).isZero();
  }

  @Test
  void noReaderAndNoServiceAreCode10() throws IOException {
    assertThat(Desk.empty().withoutReader().run("readers").code()).isEqualTo(10);
    assertThat(Desk.empty().withoutReader().run("status").code()).isEqualTo(10);
    TransportException down =
        new TransportException("the PC/SC service is not running", Remedy.CHECK_READER);
    for (String command : new String[] {"readers", "status", "detect", "doctor"}) {
      assertThat(Desk.empty().broken(down).run(command).code()).isEqualTo(10);
      assertThat(Desk.empty().broken(down).locale(Locale.JAPAN).run(command).code()).isEqualTo(10);
    }
    assertThat(json(Desk.empty().broken(down).run("status", "--json")).at("/error/code").asInt())
        .isEqualTo(10);
  }

  @Test
  void noCardIsCode11() {
    Desk.Result result = Desk.empty().run("status");
    assertThat(result.code()).isEqualTo(11);
    assertThat(result.said()).contains("Place the card on the reader");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void aPersonIsToldToPlaceTheCardAndAPipeIsNot() {
    Desk terminal = Desk.empty().typing();
    assertThat(terminal.run("status").said()).contains("waiting 30 s");
    assertThat(terminal.waited()).isEqualTo(Duration.ofSeconds(30));
    Desk pipe = Desk.empty();
    assertThat(pipe.run("status").said()).doesNotContain("waiting");
    assertThat(pipe.waited()).isZero();
    Desk patient = Desk.empty();
    assertThat(patient.run("status", "--timeout", "5").code()).isEqualTo(11);
    assertThat(patient.waited()).isEqualTo(Duration.ofSeconds(5));
    assertThat(Desk.empty().run("status", "--timeout=-1").code()).isEqualTo(2);
    assertThat(Desk.empty().run("status", "--timeout=x").code()).isEqualTo(2);
  }

  @Test
  void aPipeIsSilentAndATerminalIsToldWhatIsGoingOn() {
    assertThat(Desk.with(Desk.card()).run("status").err()).isEmpty();
    assertThat(Desk.with(Desk.card()).typing().run("status").err()).contains("Reading the card");
    assertThat(Desk.empty().typing().run("status", "--simulate").err())
        .contains("auth 1234, sign ABC123");
  }

  @ParameterizedTest
  @CsvSource({"Desk, 0", "Desk Reader 00 00, 0", "Other, 10", "'', 2", "' ', 2"})
  void aReaderIsChosenByAPartOfItsName(String name, int code) {
    assertThat(Desk.with(Desk.card()).run("detect", "--reader", name).code()).isEqualTo(code);
  }

  @Test
  void aSimulatedCardIsInNoReader() {
    assertThat(Desk.with(Desk.card()).run("detect", "--simulate", "--reader=Desk").code())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "MY_NUMBER, my-number, 0",
    "ANDROID, android, 0",
    "IPHONE, iphone, 0",
    "NO_SIGN_CERTIFICATE, my-number, 0",
    "JUKI, juki, 12",
    "OTHER_CARD, other, 12"
  })
  void detectTellsTheKind(TestCardType type, String kind, int code) throws IOException {
    TestCard card = TestCard.builder().type(type).build();
    Desk.Result result = Desk.with(card).run("detect", "--json");
    assertThat(result.code()).isEqualTo(code);
    assertThat(json(result).at("/card").asText()).isEqualTo(kind);
    assertThat(json(result).at("/supported").asBoolean()).isEqualTo(code == 0);
    assertThat(json(result).at("/apdus/commands").asInt()).isLessThanOrEqualTo(2);
    assertThat(Desk.with(card).run("detect").out()).startsWith("card ");
  }

  @Test
  void aLabelThatNobodyHasDescribedIsAnUnknownCard() throws IOException {
    byte[] token = new byte[160];
    token[0] = 'X';
    TestCard card = TestCard.builder().file(0x0006, token).build();
    Desk.Result result = Desk.with(card).run("status", "--json");
    assertThat(result.code()).isEqualTo(12);
    assertThat(json(result).at("/card").asText()).isEqualTo("unknown-jpki");
  }

  @ParameterizedTest
  @ValueSource(strings = {"detect", "status"})
  void aLabelThatCannotBeReadIsToldApartFromOneThatNobodyHasDescribed(String command)
      throws IOException {
    for (TestCard card :
        List.of(
            TestCard.builder().withoutFile(0x0006).build(),
            TestCard.builder().file(0x0006, new byte[160]).build())) {
      Desk.Result result = Desk.with(card).run(command, "--json");
      assertThat(result.code()).isEqualTo(12);
      assertThat(json(result).at("/card").asText()).isEqualTo("unreadable-jpki");
      assertThat(Desk.with(card).run(command).err()).contains("JPKI application whose label");
      assertThat(Desk.with(card).locale(Locale.JAPAN).run(command).err()).contains("種類を示すラベルを");
    }
  }
}
