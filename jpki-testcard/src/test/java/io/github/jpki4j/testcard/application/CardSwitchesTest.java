package io.github.jpki4j.testcard.application;

import static io.github.jpki4j.testcard.Hex.SELECT_JPKI;
import static io.github.jpki4j.testcard.Hex.SELECT_TEXT;
import static io.github.jpki4j.testcard.Hex.data;
import static io.github.jpki4j.testcard.Hex.send;
import static io.github.jpki4j.testcard.application.NeighbourDesk.SELECT_SURFACE;
import static io.github.jpki4j.testcard.application.NeighbourDesk.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.Hex;
import io.github.jpki4j.testcard.TestApplication;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.TestSecret;
import io.github.jpki4j.testcard.pki.Holder;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What differs from card to card, in the neighbouring applications and before any of them. */
class CardSwitchesTest {

  private static final String SELECT_LICENCE = "00A4040C10A0000002310600000000000000000000";
  private static final String SELECT_RESIDENCE = "00A4040C10D392F0004F0100000000000000000000";
  private static final String SELECT_DOMAIN = "00A4040C07A0000001510000";

  private static TestCard with(CardVariant variant) {
    return TestCard.builder().with(variant).build();
  }

  @ParameterizedTest
  @CsvSource({
    "OUTER_LENGTH_81, FF10810C, FF20815C, FF3082014B, FF50820213, FF1082021E, FF308201",
    "OUTER_LENGTH_82, FF1082000C, FF2082005C, FF3082014B, FF50820213, FF1082021E, FF308201",
  })
  void outerLengthsCanBeLongerThanNeedBe(
      CardVariant form,
      String number,
      String four,
      String record,
      String key,
      String age,
      String information) {
    NeighbourDesk desk = new NeighbourDesk(with(form));
    assertThat(Hex.text(desk.text(1))).startsWith(number).endsWith("FFFF");
    assertThat(Hex.text(desk.text(2))).startsWith(four);
    assertThat(Hex.text(desk.text(3))).startsWith(record);
    assertThat(Hex.text(desk.text(7))).startsWith(key);
    assertThat(Hex.text(desk.surface(1))).startsWith(age);
    assertThat(Hex.text(desk.surface(3))).startsWith(information);
    NeighbourDesk usual = new NeighbourDesk(TestCard.builder().build());
    assertThat(DataObjects.inside(desk.text(2)).get("DF22").value())
        .isEqualTo(DataObjects.inside(usual.text(2)).get("DF22").value());
  }

  @Test
  void olderCardsHaveNoLowerCertificate() {
    TestCard older = with(CardVariant.NO_CARD_CERTIFICATE);
    assertThat(send(older, "00CA7F21000000")).isEqualTo("6A88");
    assertThat(send(older, "00CA00F8000000")).endsWith("9000");
  }

  @ParameterizedTest
  @CsvSource({", 9000, 6A88", "ATR_IN_APPLICATIONS, 6A88, 9000", "ATR_EVERYWHERE, 9000, 9000"})
  void atrObjectIsToldInOnePlaceOrBoth(CardVariant variant, String before, String within) {
    TestCard card = variant == null ? TestCard.builder().build() : with(variant);
    assertThat(send(card, "00CA5F5100")).endsWith(before);
    assertThat(send(card, SELECT_SURFACE, "00CA5F5100")).endsWith(within);
    assertThat(send(card, "00CA00F000")).isEqualTo("6A88");
  }

  @Test
  void longObjectWithShortLeIsAnsweredInFourWays() {
    TestCard usual = TestCard.builder().build();
    byte[] whole = data(usual, "00CA7F21000000");
    assertThat(send(usual, "00CA7F2100")).isEqualTo("6700");
    assertThat(send(usual, "00C0000000")).isEqualTo("6D00");
    assertThat(send(with(CardVariant.LONG_OBJECT_6C), "00CA7F2100")).isEqualTo("6C33");
    byte[] cut = data(with(CardVariant.LONG_OBJECT_CUT), "00CA7F2100");
    assertThat(cut).isEqualTo(Arrays.copyOf(whole, 256));

    TestCard pieces = with(CardVariant.LONG_OBJECT_61);
    String first = send(pieces, "00CA7F2100");
    String second = send(pieces, "00C0000000");
    String third = send(pieces, "00C0000033");
    assertThat(first).hasSize(516).endsWith("6100");
    assertThat(second).hasSize(516).endsWith("6133");
    assertThat(first.substring(0, 512) + second.substring(0, 512) + third)
        .isEqualTo(Hex.text(whole) + "9000");
    assertThat(send(pieces, "00C0000000")).isEqualTo("6985");
    assertThat(send(pieces, "00CA7F2100", "00CA00F000", "00C0000000")).isEqualTo("6985");
    send(pieces, "00CA7F2100");
    pieces.reset();
    assertThat(send(pieces, "00C0000000")).isEqualTo("6985");
    assertThat(data(pieces, "00CA7F21000000")).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({
    ", 6A82, 6A82, 6986",
    "LICENCE_PIN_SET, 9000, C101019000, 63CA",
    "LICENCE_PIN_NOT_SET, 9000, C101009000, 63CA",
    "LICENCE_LOCKED, 6283, C101019000, 63CA",
    "LICENCE_BLOCKED, 9000, C101019000, 63C0",
  })
  void licenceIsAbsentOrInOneOfFourStates(
      CardVariant variant, String select, String setting, String counter) {
    TestCard card = variant == null ? TestCard.builder().build() : with(variant);
    assertThat(send(card, SELECT_LICENCE)).isEqualTo(select);
    if (variant != null) {
      assertThat(send(card, "00B09A0003")).isEqualTo(setting);
      assertThat(send(card, "00200086")).isEqualTo(counter);
      assertThat(send(card, "00B09B0000")).isEqualTo("6982");
      assertThat(send(card, "00200082")).isEqualTo("6A82");
    }
  }

  @Test
  void licencePinIsFourDigitsOrFourAsterisks() {
    TestCard set = TestCard.builder().type(TestCardType.DRIVING_LICENCE).build();
    assertThat(send(set, SELECT_LICENCE, "002000862A2A2A2A")).isEqualTo("6700");
    assertThat(send(set, "00200086042A2A2A2A")).isEqualTo("63C9");
    assertThat(send(set, "002000860431323334")).isEqualTo("9000");
    TestCard notSet = with(CardVariant.LICENCE_PIN_NOT_SET);
    assertThat(send(notSet, SELECT_LICENCE, "00200086042A2A2A2A")).isEqualTo("9000");
    assertThat(notSet.secret(TestSecret.LICENCE).triesLeft()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({
    "MY_NUMBER, 6A82, ",
    "SPECIFIED_RESIDENCE, 9000, C10230379000",
    "SPECIAL_PERMANENT_RESIDENT, 9000, C10230389000",
  })
  void residenceApplicationTellsItsType(TestCardType type, String select, String told) {
    TestCard card = TestCard.builder().type(type).build();
    assertThat(send(card, SELECT_RESIDENCE)).isEqualTo(select);
    if (told != null) {
      assertThat(send(card, "00B0820000")).isEqualTo(told);
      assertThat(send(card, "00B0810000")).isEqualTo("C004303030319000");
    }
    assertThat(send(card, SELECT_JPKI)).isEqualTo("9000");
  }

  @Test
  void cardForFaceAuthenticationHasABlockedPinAndNoSignCertificateAndItsNumbersWork() {
    TestCard card = TestCard.builder().type(TestCardType.FACE_AUTHENTICATION).build();
    assertThat(send(card, SELECT_JPKI, "00B0880003")).isEqualTo("008F009000");
    assertThat(send(card, "00200098")).isEqualTo("63C0");
    assertThat(send(card, "0020009B")).isEqualTo("63C5");
    assertThat(send(card, SELECT_SURFACE, verify("92", card.verificationNumberB())))
        .isEqualTo("9000");
    TestCardBuilder unblocked = TestCard.builder().type(TestCardType.FACE_AUTHENTICATION);
    assertThat(unblocked.authTriesLeft(2).build().secret(TestSecret.AUTH).triesLeft()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "118671231, 671231", // before the first era
    "119120729, 450729",
    "219120730, 010730",
    "219261224, 151224",
    "319261225, 011225",
    "319890107, 640107",
    "419890108, 010108",
    "420190430, 310430",
    "520190501, 010501",
    "319800200, 550200",
    "000000000, 000000",
  })
  void birthKeyHasTheYearOfTheEraOfItsDate(String birth, String key) {
    Holder holder = Holder.test().withGenderAndBirth("1", birth);
    TestCard card = TestCard.builder().holder(holder).build();
    assertThat(card.birthKey()).isEqualTo(key);
    assertThat(card.verificationNumberB()).isEqualTo(key + "2035" + "2285");
  }

  @Test
  void birthKeyCanHaveTheGregorianYear() {
    TestCard card = with(CardVariant.BIRTH_KEY_GREGORIAN);
    assertThat(card.birthKey()).isEqualTo("800217");
    assertThat(send(card, SELECT_SURFACE, verify("92", "80021720352285"))).isEqualTo("9000");
    assertThat(send(card, verify("91", "550217"))).isEqualTo("63C9");
  }

  @Test
  void extendedLeCanBeCappedAt256() {
    TestCard card = with(CardVariant.EXTENDED_LE_256);
    assertThat(data(card, SELECT_TEXT, "00B08400000000")).hasSize(256);
    assertThat(send(with(CardVariant.NO_EXTENDED_LENGTH), SELECT_TEXT, "00B08400000000"))
        .isEqualTo("6700");
  }

  @Test
  void expiryOnTheFaceCanDifferFromThatOfTheCard() {
    TestCard card = with(CardVariant.FACE_EXPIRY_DIFFERS);
    NeighbourDesk desk = new NeighbourDesk(card);
    assertThat(DataObjects.inside(desk.surface(2)).get("DF29").value())
        .asString()
        .isEqualTo("20360217");
    assertThat(desk.object("00F2")).asString().isEqualTo("20350217");
    assertThat(card.verificationNumberB()).isEqualTo("55021720352285");
  }

  @Test
  void whatIsPrintedCanBeChosen() {
    TestCard card =
        TestCard.builder()
            .individualNumber("999999999990")
            .securityCode("0042")
            .cardExpiry(LocalDate.of(2029, 12, 31))
            .build();
    assertThat(card.verificationNumberA()).isEqualTo("999999999990");
    assertThat(card.verificationNumberB()).isEqualTo("55021720290042");
    assertThat(card.securityCode()).isEqualTo("0042");
    NeighbourDesk desk = new NeighbourDesk(card);
    assertThat(desk.text(1)).asString().contains("999999999990");
    assertThat(DataObjects.inside(desk.surface(2)).get("DF29").value())
        .asString()
        .isEqualTo("20291231");
    TestCardBuilder builder = TestCard.builder();
    for (String bad : List.of("", "12345678901", "1234567890123", "１２３４５６７８９０１２")) {
      assertThatIllegalArgumentException().isThrownBy(() -> builder.individualNumber(bad));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> builder.securityCode("22850"));
  }

  @Test
  void fileOfAnyApplicationAndAnyDataObjectCanBeReplaced() {
    byte[] lie = Hex.bytes("FF20827FFF00");
    TestCard card =
        TestCard.builder()
            .file(TestApplication.SURFACE, 0x0002, lie)
            .withoutFile(TestApplication.TEXT, 0x0004)
            .dataObject(0x7F21, new byte[0])
            .build();
    lie[0] = 0;
    assertThat(send(card, SELECT_SURFACE, "00B0820000")).isEqualTo("6982");
    assertThat(send(card, verify("93", "012345678901"), "00B0820000"))
        .isEqualTo("FF20827FFF009000");
    assertThat(send(card, SELECT_TEXT, "00B0840000")).isEqualTo("6A82");
    assertThat(send(card, SELECT_DOMAIN, "00CA7F2100")).isEqualTo("9000");
  }

  @ParameterizedTest
  @EnumSource
  void aidOfAnApplicationSelectsIt(TestApplication application) {
    TestCardType type =
        application == TestApplication.LICENCE
            ? TestCardType.DRIVING_LICENCE
            : TestCardType.SPECIFIED_RESIDENCE;
    byte[] aid = application.aid();
    String select = "00A4040C%02X%s".formatted(aid.length, Hex.text(aid));
    assertThat(send(TestCard.builder().type(type).build(), select)).isEqualTo("9000");
  }
}
