package io.github.jpki4j.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.Holder;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The four attributes, as {@code cert sign} shows them. */
class AttributesTest {

  private static TestCard card(Holder holder) {
    return TestCard.builder().clock(Desk.clock()).holder(holder).build();
  }

  private static String text(TestCard card, Locale locale) {
    Desk.Result result =
        Desk.with(card)
            .stdin("ABC123")
            .locale(locale)
            .run("cert", "sign", "--format", "text", "--pin-file", "-");
    assertThat(result.code()).isZero();
    assertThat(result.out().lines())
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80));
    return result.out();
  }

  private static JsonNode json(TestCard card) throws IOException {
    Desk.Result result =
        Desk.with(card).stdin("ABC123").run("cert", "sign", "--json", "--pin-file", "-");
    assertThat(result.code()).isZero();
    return new ObjectMapper().readTree(result.out()).at("/attributes");
  }

  @Test
  void theFourAttributesAreShown() throws IOException {
    TestCard card = card(Holder.test());
    assertThat(text(card, Locale.ENGLISH))
        .contains("name                  ＴＥＳＴ　花子\n")
        .contains("date of birth         1980-02-17 (Showa era)\n")
        .contains("gender                female\n")
        .contains("address               東京都ＴＥＳＴ市１－２－３\n")
        .contains("days left")
        .contains("fifth birthday")
        .doesNotContain("!!", "substitute");
    assertThat(text(card, Locale.JAPAN))
        .contains("生年月日              1980-02-17（昭和）\n")
        .contains("性別                  女\n")
        .contains("有効期間内（残り")
        .contains("5回目の誕生日");
    JsonNode json = json(card);
    assertThat(json.at("/name/text").asText()).isEqualTo("ＴＥＳＴ　花子");
    assertThat(json.at("/name/substituted").size()).isZero();
    assertThat(json.at("/birthDate/date").asText()).isEqualTo("1980-02-17");
    assertThat(json.at("/birthDate/era").asText()).isEqualTo("showa");
    assertThat(json.at("/gender").asText()).isEqualTo("female");
    assertThat(json.at("/problems").size()).isZero();
  }

  @Test
  void eachSubstituteCharacterIsNamed() throws IOException {
    TestCard card = card(Holder.test().withName("𠮷田　花子", "10010").withAddress("東京", "01"));
    assertThat(text(card, Locale.ENGLISH).replaceAll("\\s+", " "))
        .contains("standing for others: 𠮷 (no. 1), 花 (no. 4) ")
        .contains("standing for others: 京 (no. 2)");
    assertThat(text(card, Locale.JAPAN)).contains("𠮷（1文字目）").contains("京（2文字目）");
    JsonNode json = json(card);
    assertThat(json.at("/name/substituted/0").asInt()).isZero();
    assertThat(json.at("/name/substituted/1").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "319800200, 1980-02-?? (Showa era), 1980-02-??（昭和）",
    "400000000, ????-??-?? (Heisei era), ????-??-??（平成）",
    "019800217, 1980-02-17 (era unknown), 1980-02-17（元号不明）"
  })
  void whatIsUnknownOfTheBirthDateIsShownAsUnknown(String birth, String english, String japanese)
      throws IOException {
    TestCard card = card(Holder.test().withGenderAndBirth("3", birth));
    assertThat(text(card, Locale.ENGLISH))
        .contains(english)
        .contains("gender                unknown");
    assertThat(text(card, Locale.JAPAN)).contains(japanese).contains("不明");
    assertThat(json(card).at("/birthDate/complete").asBoolean()).isEqualTo(birth.endsWith("17"));
  }

  @ParameterizedTest
  @CsvSource({
    "0000, 2, 319800217, flags-length, false, unknown which are substitutes",
    "00x0000, 2, 319800217, flags-not-binary, false, neither 0 nor 1",
    "0000000, 7, 319800217, unreadable-gender, false, gender: an unknown code",
    "0000000, 2, 319801317, unreadable-date, false, date of birth: not a possible date",
    "0000000, 2, 519800217, era-contradicts, false, the era did not have that year"
  })
  void oddAttributesAreASentence(
      String flags, String gender, String birth, String kind, boolean error, String words)
      throws IOException {
    Holder holder = Holder.test().withGenderAndBirth(gender, birth).withName("ＴＥＳＴ　花子", flags);
    String shown = text(card(holder), Locale.ENGLISH);
    assertThat(shown).contains("\n!!  ");
    assertThat(shown.replaceAll("\\s+", " ")).contains(words);
    assertThat(text(card(holder), Locale.JAPAN)).containsPattern("\n!!  .*: ");
    JsonNode json = json(card(holder));
    assertThat(json.at("/problems/0/kind").asText()).isEqualTo(kind);
    assertThat(json.at("/problems/0/error").asBoolean()).isEqualTo(error);
    assertThat(json.at("/name/substituted").isNull()).isEqualTo(kind.equals("flags-length"));
  }

  @Test
  void aMissingAttributeIsSaidToBeMissing() throws IOException {
    TestCard card = card(Holder.test().withAddress(""));
    assertThat(text(card, Locale.ENGLISH))
        .contains("address               (not there, or not readable)")
        .contains("!!  address: missing or empty");
    assertThat(json(card).at("/address").isNull()).isTrue();
  }

  @Test
  void aTerminalIsNotToldWhatToDoByACertificate() {
    String evil = "花\u001b[2J子\u202e\n";
    assertThat(text(card(Holder.test().withName(evil)), Locale.ENGLISH))
        .contains("花\ufffd[2J子\ufffd\ufffd")
        .doesNotContain("\u001b", "\u202e");
  }

  @ParameterizedTest
  @CsvSource({
    "EXPIRED, EXPIRED, 期限切れ, expired",
    "NOT_YET_VALID, NOT YET VALID, 有効期間の開始前, not-yet",
    "EXPIRES_TOMORROW, 'valid now, 1 days left', 残り1日, current",
    "FOREIGN_RESIDENT, valid now, 有効期間内, current"
  })
  void validityIsToldForThisMoment(
      Scenario scenario, String english, String japanese, String validity) throws IOException {
    TestCard card = scenario.card(Desk.clock()).build();
    assertThat(text(card, Locale.ENGLISH)).contains(english);
    assertThat(text(card, Locale.JAPAN)).contains(japanese);
    Desk.Result json = Desk.with(card).run("cert", "auth", "--json");
    assertThat(new ObjectMapper().readTree(json.out()).at("/validity").asText())
        .isEqualTo(validity);
  }
}
