package io.github.jpki4j.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Language;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.pcsc.NativeRefusal;
import io.github.jpki4j.pcsc.ReaderException;
import io.github.jpki4j.pcsc.ReaderException.Problem;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DoctorTest {

  private static final String JAVA = System.getProperty("java.version");

  @Test
  void findsEverythingInOrder() {
    Desk.Result result = Desk.with(Desk.card()).run("doctor");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            OK  way to PC/SC                native, Java %s
            OK  PC/SC library               found
            OK  PC/SC service               answers
            OK  card readers                Desk Reader 00 00 (with card)
            OK  card on the reader          jpki4j simulated reader
            OK  JPKI application            My Number card
            OK  auth PIN                    3 of 3 tries left
            OK  sign password               5 of 5 tries left
            """
                .formatted(JAVA));
    assertThat(result.err()).isEmpty();
  }

  @Test
  void aSimulatedCardNeedsNoPcsc() {
    Desk.Result result = Desk.empty().withoutReader().run("doctor", "--simulate");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("OK  way to PC/SC                simulated card, Java " + JAVA)
        .contains("OK  PC/SC library               not needed")
        .contains("OK  PC/SC service               not needed");
  }

  @ParameterizedTest
  @EnumSource(NativeRefusal.class)
  void theJdksDriverIsInOrderAndTheReasonForItIsSaid(NativeRefusal refusal) throws IOException {
    for (Language language : Language.values()) {
      Desk desk = Desk.with(Desk.card()).by("javax.smartcardio", Optional.of(refusal));
      Desk.Result result = desk.run("doctor", "--lang", language.code());
      assertThat(result.code()).isZero();
      assertThat(oneLine(result))
          .contains("javax.smartcardio")
          .contains(squeezed(Messages.of(language).get("native." + refusal)));
    }
    JsonNode json =
        json(
            Desk.with(Desk.card())
                .by("javax.smartcardio", Optional.of(refusal))
                .run("doctor", "--json"));
    assertThat(json.at("/backend").asText()).isEqualTo("javax.smartcardio");
    assertThat(json.at("/nativeRefusal").asText()).isEqualTo(EnumNames.of(refusal));
    assertThat(json.at("/java").asText()).isEqualTo(JAVA);
    assertThat(json.at("/checks/0/check").asText()).isEqualTo("backend");
    assertThat(json.at("/checks/0/ok").asBoolean()).isTrue();
  }

  @Test
  void theJdksDriverMayBeChosen() throws IOException {
    Desk desk = Desk.with(Desk.card()).by("javax.smartcardio", Optional.empty());
    assertThat(oneLine(desk.run("doctor"))).contains(squeezed("as jpki4j.pcsc.backend says"));
    assertThat(json(desk.run("doctor", "--json")).at("/nativeRefusal").isNull()).isTrue();
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        Arguments.of(Problem.NO_LIBRARY, "library"),
        Arguments.of(Problem.NO_SERVICE, "service"),
        Arguments.of(Problem.NOT_PERMITTED, "service"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void whatIsMissingOfPcscIsOneCheckWithItsRemedy(Problem problem, String check)
      throws IOException {
    ReaderException thrown = new ReaderException(problem, "x", List.of());
    for (Language language : Language.values()) {
      Desk.Result result =
          Desk.empty().broken(thrown).run("doctor", "--json", "--lang", language.code());
      assertThat(result.code()).isEqualTo(10);
      JsonNode bad = null;
      for (JsonNode each : json(result).at("/checks")) {
        if (each.at("/ok").isBoolean() && !each.at("/ok").asBoolean()) {
          assertThat(bad).isNull();
          bad = each;
        }
      }
      assertThat(bad).isNotNull();
      assertThat(bad.at("/check").asText()).isEqualTo(check);
      assertThat(bad.at("/code").asInt()).isEqualTo(10);
      assertThat(bad.at("/detail").asText())
          .isEqualTo(Messages.of(language).get("reader." + problem));
    }
  }

  private static JsonNode json(Desk.Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  /** Without the spaces, and so without the line breaks of the screen. */
  private static String oneLine(Desk.Result result) {
    return squeezed(result.out());
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s", "");
  }

  @Test
  void stopsAtWhatIsMissingAndSaysTheRemedy() {
    Desk.Result noReader = Desk.empty().withoutReader().run("doctor");
    assertThat(noReader.code()).isEqualTo(10);
    assertThat(noReader.out())
        .contains("OK  PC/SC service")
        .contains("NG  card readers")
        .contains("--  card on the reader          not looked at");
    Desk.Result noCard = Desk.empty().run("doctor");
    assertThat(noCard.code()).isEqualTo(11);
    assertThat(noCard.out()).contains("OK  card readers").contains("NG  card on the reader");
    Desk.Result juki =
        Desk.with(TestCard.builder().type(TestCardType.JUKI).build())
            .locale(Locale.JAPAN)
            .run("doctor");
    assertThat(juki.code()).isEqualTo(12);
    assertThat(juki.out()).contains("NG  公的個人認証AP").contains("--  署名用パスワード");
  }

  @Test
  void looksAtBothCountersEvenIfOneIsBlocked() throws IOException {
    TestCard card = TestCard.builder().authTriesLeft(0).signTriesLeft(1).build();
    Desk.Result result = Desk.with(card).run("doctor");
    assertThat(result.code()).isEqualTo(21);
    assertThat(result.out())
        .contains("NG  auth PIN")
        .contains("municipal counter")
        .contains("OK  sign password               LAST TRY");
    JsonNode json = new ObjectMapper().readTree(Desk.with(card).run("doctor", "--json").out());
    assertThat(json.at("/checks").size()).isEqualTo(8);
    assertThat(json.at("/checks/6/check").asText()).isEqualTo("auth-pin");
    assertThat(json.at("/checks/6/ok").asBoolean()).isFalse();
    assertThat(json.at("/checks/6/code").asInt()).isEqualTo(21);
    assertThat(json.at("/checks/7/ok").asBoolean()).isTrue();
  }
}
