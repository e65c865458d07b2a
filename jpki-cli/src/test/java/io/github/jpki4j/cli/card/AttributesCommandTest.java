package io.github.jpki4j.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.Holder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code jpki attributes}: the card's own attributes, and whether the certificate still has them.
 */
class AttributesCommandTest {

  private static final String[] COMPARE = {
    "attributes", "--compare", "--pin-file", "-", "--sign-pin-file", "-"
  };

  @TempDir private Path folder;

  private static TestCard card(Scenario scenario) {
    return scenario.card(Desk.clock()).build();
  }

  private static Desk.Result compare(TestCard card, Locale locale, String... more) {
    String[] args = Arrays.copyOf(COMPARE, COMPARE.length + more.length);
    System.arraycopy(more, 0, args, COMPARE.length, more.length);
    Desk.Result result = Desk.with(card).stdin("4321\nABC123\n").locale(locale).run(args);
    assertThat(result.out().lines())
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80));
    return result;
  }

  private static JsonNode json(Desk.Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  @Test
  void thePersonSeesTheTriesLeftAndThenTheAttributes() {
    TestCard card = Desk.card();
    card.setTriesLeft(DataSecret.CARD_INFO, 2);
    Desk.Result result = Desk.with(card).typing("4321").run("attributes");
    assertThat(result.code()).isZero();
    assertThat(result.said()).contains("card info PIN, 4 digits (2 of 3 tries left):");
    assertThat(result.out())
        .isEqualTo(
            """
            name                  ＴＥＳＴ　花子
            date of birth         1980-02-17
            gender                female
            address               東京都ＴＥＳＴ市１－２－３
            """);
    assertThat(result.err()).doesNotContain("4321");
    assertThat(card.triesLeft(DataSecret.CARD_INFO)).isEqualTo(3);
  }

  @Test
  void thePromptIsJapaneseWhereThePersonIs() {
    Desk.Result result =
        Desk.with(Desk.card()).typing("4321").locale(Locale.JAPAN).run("attributes");
    assertThat(result.said()).contains("券面事項入力補助用暗証番号（数字4桁、");
    assertThat(result.out()).contains("氏名").contains("女");
  }

  @Test
  void jsonHasTheAttributesWithoutAnEraAndNoComparisonUnlessAsked() throws IOException {
    Desk.Result result =
        Desk.with(Desk.card()).stdin("4321").run("attributes", "--json", "--pin-file=-");
    assertThat(result.code()).isZero();
    JsonNode json = json(result);
    assertThat(json.at("/attributes/name/text").asText()).isEqualTo("ＴＥＳＴ　花子");
    assertThat(json.at("/attributes/birthDate/date").asText()).isEqualTo("1980-02-17");
    assertThat(json.at("/attributes/birthDate").has("era")).isFalse();
    assertThat(json.at("/attributes/gender").asText()).isEqualTo("female");
    assertThat(json.at("/comparison").isNull()).isTrue();
    assertThat(json.at("/simulated").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "moved-house, changed, same, different",
    "substituted-characters, unchanged, same-but-substituted, same-but-substituted",
    "foreign-resident, unchanged, same, same",
    "expired, unchanged, same, same",
  })
  void theComparisonIsToldInWordsAndEndsWithSuccess(
      String situation, String conclusion, String name, String address) throws IOException {
    TestCard card = card(Scenario.of(situation));
    Desk.Result result = compare(card, Locale.ENGLISH, "--json");
    assertThat(result.code()).isZero();
    JsonNode comparison = json(result).at("/comparison");
    assertThat(comparison.at("/result").asText()).isEqualTo(conclusion);
    assertThat(comparison.at("/name").asText()).isEqualTo(name);
    assertThat(comparison.at("/address").asText()).isEqualTo(address);
    assertThat(comparison.at("/birthDate").asText()).isEqualTo("same");
    assertThat(comparison.at("/gender").asText()).isEqualTo("same");

    boolean changed = conclusion.equals("changed");
    assertThat(compare(card, Locale.ENGLISH).out())
        .contains("which was not verified")
        .contains(changed ? "CHANGED since" : "Nothing changed since")
        .contains(changed ? "DIFFERENT" : "same");
    assertThat(compare(card, Locale.JAPAN).out())
        .contains("検証はしていません")
        .contains(changed ? "発行後に変わったものがあります" : "発行後に変わったものはありません");
  }

  @Test
  void whatCannotBeToldIsSaidToBeSo() throws IOException {
    Holder holder = Holder.test();
    TestCard card =
        TestCard.builder()
            .clock(Desk.clock())
            .holder(holder.withGenderAndBirth("2", "319800200"))
            .resident(holder)
            .build();
    JsonNode comparison = json(compare(card, Locale.ENGLISH, "--json")).at("/comparison");
    assertThat(comparison.at("/result").asText()).isEqualTo("unclear");
    assertThat(comparison.at("/birthDate").asText()).isEqualTo("undetermined");
    assertThat(compare(card, Locale.ENGLISH).out()).contains("cannot be told");
    assertThat(compare(card, Locale.JAPAN).out()).contains("判断できない");
  }

  @Test
  void anotherSpellingIsNoAlarmAndNoProof() throws IOException {
    Holder holder = Holder.test().withAddress("東京都ＴＥＳＴ市１－２－３");
    TestCard card =
        TestCard.builder()
            .clock(Desk.clock())
            .holder(holder)
            .resident(holder.withAddress("東京都ＴＥＳＴ市１\u2212２\u2212３"))
            .build();
    JsonNode comparison = json(compare(card, Locale.ENGLISH, "--json")).at("/comparison");
    assertThat(comparison.at("/result").asText()).isEqualTo("other-spelling");
    assertThat(comparison.at("/name").asText()).isEqualTo("same");
    assertThat(comparison.at("/address").asText()).isEqualTo("other-spelling");
    assertThat(compare(card, Locale.ENGLISH).out())
        .contains("written in another way")
        .contains("It cannot be told whether anything changed")
        .doesNotContain("CHANGED since", "Nothing changed", "DIFFERENT");
    assertThat(compare(card, Locale.JAPAN).out())
        .contains("表記だけが違う")
        .contains("判断できません")
        .doesNotContain("変わったものがあります", "変わったものはありません");
  }

  @Test
  void aWrongPinIsToldWithTheTriesOfItsOwnCounter() {
    TestCard card = Desk.card();
    Desk.Result result = Desk.with(card).typing("1234").run("attributes");
    assertThat(result.code()).isEqualTo(20);
    assertThat(result.said()).contains("The card info PIN is wrong; tries left: 2.");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"0, 21, The municipal counter resets it", "1, 24, Only one try is left"})
  void nobodyIsAskedForAPinThatCannotBeSent(int left, int code, String words) {
    TestCard card = Desk.card();
    card.setTriesLeft(DataSecret.CARD_INFO, left);
    Desk.Result result = Desk.with(card).typing("4321").run("attributes");
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.said()).contains(words).doesNotContain("4 digits (");
    assertThat(card.triesLeft(DataSecret.CARD_INFO)).isEqualTo(left);
  }

  @Test
  void theLastTryIsSentToWhomeverInsists() {
    TestCard card = Desk.card();
    card.setTriesLeft(DataSecret.CARD_INFO, 1);
    Desk.Result result = Desk.with(card).typing("4321").run("attributes", "--use-last-try");
    assertThat(result.code()).isZero();
    assertThat(result.said()).contains("LAST TRY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"432", "43210", "４３２１", "4 21", "abcd"})
  void aPinThatCannotBeRightIsRefusedBeforeTheCardIsTouched(String pin) {
    TestCard card = Desk.card();
    Desk.Result result = Desk.with(card).stdin(pin).run("attributes", "--pin-file=-");
    assertThat(result.code()).isEqualTo(23);
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void whatWasReadIsShownEvenIfTheSignPasswordIsWrong() throws IOException {
    TestCard card = Desk.card();
    Desk.Result text = Desk.with(card).typing("4321", "WRONG99").run("attributes", "--compare");
    assertThat(text.code()).isEqualTo(20);
    assertThat(text.out()).contains("花子");
    assertThat(text.said()).contains("The sign password is wrong; tries left: 4.");
    Desk.Result json =
        Desk.with(card)
            .typing("4321", "short", "short", "short")
            .run("attributes", "--compare", "--json");
    assertThat(json.code()).isEqualTo(23);
    assertThat(json(json).at("/attributes/gender").asText()).isEqualTo("female");
    assertThat(json(json).at("/comparison").isNull()).isTrue();
    assertThat(json(json).at("/error/name").asText()).isEqualTo("pin-malformed");
    assertThat(card.triesLeft(DataSecret.CARD_INFO)).isEqualTo(3);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(4);
  }

  @Test
  void aCardWithoutSignCertificateIsRefusedBeforeAnythingIsAsked() {
    TestCard card = card(Scenario.UNDER_15);
    Desk.Result result = Desk.with(card).typing("4321", "ABC123").run("attributes", "--compare");
    assertThat(result.code()).isEqualTo(30);
    assertThat(result.said()).contains("no certificate for digital signatures");
    assertThat(result.err()).doesNotContain("4 digits (");
    assertThat(Desk.with(card).typing("4321").run("attributes").code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"android", "iphone", "juki", "other-card"})
  void aCardWithoutTheAttributesIsTheWrongOne(String kind) {
    for (String lang : new String[] {"en", "ja"}) {
      Desk.Result result =
          Desk.empty()
              .stdin("4321")
              .run("attributes", "--simulate=" + kind, "--lang", lang, "--pin-file=-");
      assertThat(result.code()).isEqualTo(12);
      assertThat(result.err()).isNotBlank();
    }
  }

  @Test
  void aFileForAPasswordThatNobodyAskedForIsAMistake() {
    TestCard card = Desk.card();
    Desk.Result result =
        Desk.with(card).stdin("4321").run("attributes", "--pin-file=-", "--sign-pin-file=x");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.said()).contains("--sign-pin-file is for --compare");
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void withoutTerminalAndFileNobodyCanBeAsked() {
    TestCard card = Desk.card();
    assertThat(Desk.with(card).run("attributes").code()).isEqualTo(2);
    assertThat(Desk.with(card).stdin("4321").run("attributes", "--pin-file=-", "--compare").code())
        .isEqualTo(2);
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void aRecordingHasNeitherPinNorAttribute() throws IOException {
    TestCard card = Desk.card();
    String out = folder.resolve("rec").toString();
    Desk.Result result =
        Desk.with(card)
            .stdin("4321\nABC123\n")
            .run(
                "record",
                "--out",
                out,
                "attributes",
                "--compare",
                "--pin-file=-",
                "--sign-pin-file=-");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Files.readString(Path.of(out)))
        .contains("# jpki attributes")
        .doesNotContain("34333231", "E88AB1E5AD90", "3139383030323137", "E69DB1E4BAAC");
  }
}
