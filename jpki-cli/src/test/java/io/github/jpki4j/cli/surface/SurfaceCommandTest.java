package io.github.jpki4j.cli.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestApplication;
import io.github.jpki4j.testcard.TestCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code jpki surface}: the card face, the age record, the individual number. */
class SurfaceCommandTest {

  @TempDir private Path folder;

  private static TestCard card(CardVariant... behaviours) {
    var builder = TestCard.builder().clock(Desk.clock()).individualNumber("123456789018");
    Stream.of(behaviours).forEach(builder::with);
    return builder.build();
  }

  private static JsonNode json(Desk.Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  private static Desk.Result face(TestCard card, String... more) {
    return Desk.with(card)
        .stdin(card.verificationNumberB())
        .run(
            Stream.concat(Stream.of("surface", "--number-b-file", "-"), Stream.of(more))
                .toArray(String[]::new));
  }

  @Test
  void thePersonSeesTheTriesLeftAndThenTheFace() {
    TestCard card = card();
    card.setTriesLeft(DataSecret.SURFACE_NUMBER_B, 7);
    Desk.Result result = Desk.with(card).typing(card.verificationNumberB()).run("surface");
    assertThat(result.code()).isZero();
    assertThat(result.said())
        .contains("verification number B, 14 digits (7 of 10 tries left):")
        .doesNotContain(card.verificationNumberB());
    assertThat(result.out())
        .contains("date of birth         1980-02-17\n")
        .contains("gender                female\n")
        .contains("card valid until      2035-02-17\n")
        .contains("photo                 JPEG 2000 (JP2), ")
        .contains("Whether the card is genuine was not checked.");
    assertThat(card.triesLeft(DataSecret.SURFACE_NUMBER_B)).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void everyScreenHasAtMost80Columns(String lang) {
    for (CardVariant photo :
        new CardVariant[] {
          CardVariant.PHOTO_JPEG, CardVariant.PHOTO_CODESTREAM, CardVariant.PHOTO_EMPTY
        }) {
      Desk.Result result = face(card(photo), "--lang", lang);
      assertThat(result.code()).isZero();
      assertThat(result.out().lines())
          .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(80));
    }
  }

  @Test
  void aPhotoThatIsNoJpeg2000IsOneSentenceAndNoFailure() {
    assertThat(face(card(CardVariant.PHOTO_JPEG), "--lang=en").out())
        .contains("The photo is no JPEG 2000");
    assertThat(face(card(CardVariant.PHOTO_JPEG), "--lang=ja").out()).contains("JPEG 2000 ではありません");
    assertThat(face(card(CardVariant.PHOTO_CODESTREAM), "--lang=en").out())
        .doesNotContain("no JPEG 2000");
    assertThat(face(card(CardVariant.PHOTO_EMPTY), "--lang=en").out())
        .contains("photo                 (not there, or not readable)");
  }

  @Test
  void imagesGoIntoFilesForThisUserAlone() throws Exception {
    Path images = folder.resolve("new/images");
    Desk.Result result = face(card(), "--out-dir", images.toString(), "--json");
    assertThat(result.code()).isZero();
    try (Stream<Path> files = Files.list(images)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("name.png", "address.png", "photo.jp2", "security-code.png");
    }
    assertThat(Files.getPosixFilePermissions(images.resolve("photo.jp2"))).hasSize(2);
    JsonNode photo = json(result).at("/images/photo");
    assertThat(photo.at("/file").asText()).isEqualTo(images.resolve("photo.jp2").toString());
    assertThat(photo.at("/bytes").asLong()).isEqualTo(Files.size(images.resolve("photo.jp2")));
    assertThat(photo.at("/kind").asText()).isEqualTo("jp2");
    assertThat(HexFormat.of().formatHex(Files.readAllBytes(images.resolve("name.png"))))
        .startsWith("89504e47");
  }

  @Test
  void aFolderThatCannotBeWrittenToIsToldBeforeTheCardIsTouched() throws Exception {
    TestCard card = card();
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThat(face(card, "--out-dir", file.toString()).code()).isEqualTo(50);
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void thePhotoCanBeLeftOut() throws Exception {
    Desk.Result result = face(card(), "--without-photo", "--json");
    assertThat(json(result).at("/images/photo").isNull()).isTrue();
    assertThat(json(result).at("/images/name/kind").asText()).isEqualTo("png");
    assertThat(json(result).at("/scope").asText()).isEqualTo("without-photo");
    assertThat(face(card(), "--without-photo", "--lang=en").out()).doesNotContain("photo");
  }

  @ParameterizedTest
  @ValueSource(strings = {"550217", "19800217"})
  void thePartsAreAskedForOneByOne(String birth) {
    TestCard card = card();
    String code = card.securityCode();
    Desk.Result result = Desk.with(card).typing(birth, "2035", code).run("surface", "--parts");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.said())
        .contains("birth date as the card prints it")
        .contains("year of expiry, 4 digits:")
        .contains("security code below the photo, 4 digits:")
        .doesNotContain(code);
  }

  static Stream<Arguments> wrongParts() {
    return Stream.of(
        Arguments.of("551317", "2035", "2285"),
        Arguments.of("19800230", "2035", "2285"),
        Arguments.of("18000101", "2035", "2285"),
        Arguments.of("5502", "2035", "2285"),
        Arguments.of("550217", "35", "2285"),
        Arguments.of("550217", "1999", "2285"),
        Arguments.of("550217", "20x5", "2285"),
        Arguments.of("550217", "2035", "228"),
        Arguments.of("550217", "2035", "２２８５"));
  }

  @ParameterizedTest
  @MethodSource("wrongParts")
  void partsThatCannotBeRightSpendNoTry(String birth, String year, String code) {
    for (String lang : new String[] {"en", "ja"}) {
      TestCard card = card();
      Desk.Result result =
          Desk.with(card)
              .typing(birth, year, code, birth, year, code, birth, year, code)
              .run("surface", "--parts", "--lang", lang);
      assertThat(result.code()).isEqualTo(23);
      assertThat(result.said().replace(" ", ""))
          .contains(lang.equals("en") ? "Nothingwassenttothecard." : "カードには何も送っていません。");
      assertThat(card.triesLeft(DataSecret.SURFACE_NUMBER_B)).isEqualTo(10);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5502172035228, 14 digits, 数字14桁",
    "550217203522855, 14 digits, 数字14桁",
    "55131720352285, no such date, そのような日付はありません",
    "55021720152285, 2016 to 2099, 2016から2099",
    "５５０２１７２０３５２２８５, half-width digits, 半角数字",
    "'550217 2035228', must not contain spaces, 空白は使えません",
    "5502172035228O, digits 0-9 only, 数字だけ",
  })
  void aNumberThatCannotBeRightIsOneSentenceInBothLanguages(
      String number, String english, String japanese) {
    TestCard card = card();
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPAN}) {
      Desk.Result result =
          Desk.with(card).stdin(number).locale(locale).run("surface", "--number-b-file=-");
      assertThat(result.code()).isEqualTo(23);
      assertThat(result.said())
          .contains(locale.equals(Locale.JAPAN) ? japanese : english)
          .doesNotContain(number);
    }
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void aWrongNumberIsToldWithTheTriesOfItsOwnCounter() {
    TestCard card = card();
    Desk.Result result =
        Desk.with(card).stdin("01010120310000").run("surface", "--number-b-file=-");
    assertThat(result.code()).isEqualTo(20);
    assertThat(result.said()).contains("Verification number B is wrong; tries left: 9.");
    assertThat(card.triesLeft(DataSecret.CARD_INFO_NUMBER_B)).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"0, 21, The municipal counter unlocks it", "1, 24, Only one try is left"})
  void nobodyIsAskedForANumberThatCannotBeSent(int left, int code, String words) {
    TestCard card = card();
    card.setTriesLeft(DataSecret.SURFACE_NUMBER_B, left);
    Desk.Result result = Desk.with(card).typing(card.verificationNumberB()).run("surface");
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.said()).contains(words).doesNotContain("14 digits (");
    assertThat(card.triesLeft(DataSecret.SURFACE_NUMBER_B)).isEqualTo(left);
  }

  @ParameterizedTest
  @ValueSource(strings = {"android", "iphone", "juki", "other-card"})
  void aCardWithoutTheApplicationIsTheWrongOne(String kind) {
    for (String lang : new String[] {"en", "ja"}) {
      Desk.Result result =
          Desk.empty()
              .stdin("55021720352285")
              .run("surface", "--simulate=" + kind, "--lang", lang, "--number-b-file=-");
      assertThat(result.code()).isEqualTo(12);
      assertThat(result.said()).doesNotContain("Exception");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "FFFFFFFFFFFF", "FF20827FFA00", "4142"})
  void aFileThatHoldsNoFaceIsACardErrorAndNoTry(String file) {
    TestCard card =
        TestCard.builder()
            .clock(Desk.clock())
            .file(TestApplication.SURFACE, 0x0002, HexFormat.of().parseHex(file))
            .build();
    for (String lang : new String[] {"en", "ja"}) {
      Desk.Result result = face(card, "--lang", lang);
      assertThat(result.code()).isEqualTo(30);
      assertThat(result.said()).isNotBlank();
    }
    assertThat(card.triesLeft(DataSecret.SURFACE_NUMBER_B)).isEqualTo(10);
  }

  @Test
  void theAgeIsThatOfTheDayInJapan() throws Exception {
    TestCard card = card();
    Desk.Result result =
        Desk.with(card).stdin("550217").run("surface", "--age", "--birth-key-file=-", "--json");
    assertThat(result.code()).isZero();
    assertThat(json(result).at("/age").asInt()).isEqualTo(46);
    assertThat(json(result).at("/day").asText()).isEqualTo("2026-11-23");
    assertThat(Desk.with(card).typing("550217").run("surface", "--age").out())
        .contains("46 years on 2026-11-23");
    assertThat(Desk.with(card).stdin("010101").run("surface", "--age", "--birth-key-file=-").code())
        .isEqualTo(20);
    assertThat(card.triesLeft(DataSecret.SURFACE_BIRTH_KEY)).isEqualTo(9);
  }

  @Test
  void theIndividualNumberIsReadAfterTheQuestionIsAnswered() {
    TestCard card = card();
    Desk.Result result =
        Desk.with(card).typing("own-number", "4321").run("surface", "--individual-number");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.said())
        .contains("Japanese law allows that")
        .contains("social-security, tax, disaster-response, other-statutory-task, own-number");
    assertThat(result.err()).doesNotContain("123456789018");
    assertThat(result.out())
        .contains("individual number     123456789018\n")
        .doesNotContain("check digit");
    assertThat(
            Desk.with(card)
                .typing("tax", "4321")
                .run("surface", "--individual-number", "--lang=ja")
                .said())
        .contains("番号法");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "y", "yes", "OWN-NUMBER", "identification"})
  void anAnswerThatIsNoPurposeStopsBeforeTheCardIsTouched(String answer) {
    TestCard card = card();
    Desk.Result result =
        Desk.with(card).typing(answer, "4321").run("surface", "--individual-number");
    assertThat(result.code()).isEqualTo(22);
    assertThat(result.said()).contains("no purpose was given");
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void withoutAPersonThePurposeMustStandOnTheCommandLine() throws Exception {
    TestCard card = card();
    Desk.Result refused =
        Desk.with(card).stdin("4321").run("surface", "--individual-number", "--pin-file=-");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.said()).contains("--purpose");
    assertThat(card.traffic().commands()).isZero();
    Path images = folder.resolve("images");
    Desk.Result read =
        Desk.with(card)
            .stdin("4321")
            .run(
                "surface",
                "--individual-number",
                "--purpose=tax",
                "--pin-file=-",
                "--json",
                "--out-dir=" + images);
    assertThat(read.code()).as(read.err()).isZero();
    assertThat(json(read).at("/individualNumber").asText()).isEqualTo("123456789018");
    assertThat(json(read).at("/checkDigitFits").asBoolean()).isTrue();
    assertThat(json(read).at("/purpose").asText()).isEqualTo("tax");
    assertThat(json(read).at("/image/width").asInt()).isEqualTo(72);
    assertThat(images.resolve("individual-number.png")).exists();
    assertThat(card.triesLeft(DataSecret.SURFACE_NUMBER_A)).isEqualTo(10);
  }

  @Test
  void aCheckDigitThatDoesNotFitIsTold() {
    TestCard card = TestCard.builder().clock(Desk.clock()).individualNumber("123456789010").build();
    Desk.Result result =
        Desk.with(card).typing("own-number", "4321").run("surface", "--individual-number");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("The last digit is not the check digit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--age --individual-number",
        "--age --out-dir=x",
        "--age --number-b-file=-",
        "--age --parts",
        "--age --without-photo",
        "--parts --number-b-file=-",
        "--individual-number --number-b-file=-",
        "--individual-number --birth-key-file=-",
        "--birth-key-file=-",
        "--purpose=tax",
        "--purpose=fun --individual-number",
        "--pin-file=-",
        "--pin-file=- --age",
      })
  void anOptionThatWouldNotBeHeededIsAMistake(String options) {
    TestCard card = card();
    Desk.Result result =
        Desk.with(card)
            .stdin("55021720352285")
            .run(
                Stream.concat(Stream.of("surface"), Stream.of(options.split(" ")))
                    .toArray(String[]::new));
    assertThat(result.code()).isEqualTo(2);
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void withoutTerminalAndFileNobodyCanBeAsked() {
    TestCard card = card();
    for (String[] line :
        new String[][] {
          {"surface"},
          {"surface", "--parts"},
          {"surface", "--age"},
          {"surface", "--individual-number", "--purpose=tax"}
        }) {
      assertThat(Desk.with(card).run(line).code()).isEqualTo(2);
    }
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void aRecordingHasNeitherNumberNorImage() throws Exception {
    TestCard card = card();
    Path out = folder.resolve("rec");
    for (String[] line :
        new String[][] {
          {"--number-b-file=-"}, {"--individual-number", "--purpose=tax", "--pin-file=-"}
        }) {
      Desk.Result result =
          Desk.with(card)
              .stdin(line.length == 1 ? card.verificationNumberB() : "4321")
              .run(
                  Stream.concat(
                          Stream.of("record", "--out", out.toString(), "surface"), Stream.of(line))
                      .toArray(String[]::new));
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(Files.readString(out))
          .contains("# jpki surface")
          .doesNotContain("89504E47", "6A502020", "3535303231373230", "313233343536373839");
    }
  }
}
