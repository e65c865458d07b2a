package io.github.jpki4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.testcard.Profile;
import io.github.jpki4j.testcard.TestCard;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DoctorTest {

  @Test
  void findsEverythingInOrder() {
    Desk.Result result = Desk.with(Desk.card()).run("doctor");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            OK  PC/SC service               answers
            OK  card readers                Desk Reader 00 00
            OK  card on the reader          jpki4j simulated reader
            OK  JPKI application            My Number card
            OK  auth PIN                    3 of 3 tries left
            OK  sign password               5 of 5 tries left
            """);
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
        Desk.with(TestCard.builder().profile(Profile.JUKI).build())
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
    assertThat(json.at("/checks").size()).isEqualTo(6);
    assertThat(json.at("/checks/4/check").asText()).isEqualTo("auth-pin");
    assertThat(json.at("/checks/4/ok").asBoolean()).isFalse();
    assertThat(json.at("/checks/4/code").asInt()).isEqualTo(21);
    assertThat(json.at("/checks/5/ok").asBoolean()).isTrue();
  }
}
