package io.github.jpki4j.testcard;

import static io.github.jpki4j.testcard.Hex.QUERY_AUTH;
import static io.github.jpki4j.testcard.Hex.QUERY_SIGN;
import static io.github.jpki4j.testcard.Hex.SELECT_JPKI;
import static io.github.jpki4j.testcard.Hex.SELECT_TEXT;
import static io.github.jpki4j.testcard.Hex.VERIFY_AUTH;
import static io.github.jpki4j.testcard.Hex.VERIFY_SIGN;
import static io.github.jpki4j.testcard.Hex.WRONG_AUTH;
import static io.github.jpki4j.testcard.Hex.WRONG_SIGN;
import static io.github.jpki4j.testcard.Hex.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyTest {

  private static TestCard card(CardVariant... behaviours) {
    TestCardBuilder builder = TestCard.builder();
    for (CardVariant behaviour : behaviours) {
      builder.with(behaviour);
    }
    TestCard card = builder.build();
    assertThat(send(card, SELECT_JPKI)).isEqualTo("9000");
    return card;
  }

  @Test
  void verifiesTheCurrentSecretAfterSelect() {
    TestCard card = card();
    assertThat(send(card, "00A4020C020018", "002000800431323334")).isEqualTo("9000");
    assertThat(card.isVerified(KeyKind.AUTH)).isTrue();
    assertThat(card.isVerified(KeyKind.SIGN)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({VERIFY_AUTH + ",AUTH", VERIFY_SIGN + ",SIGN"})
  void verifiesByShortFileIdentifier(String command, KeyKind key) {
    TestCard card = card();
    assertThat(send(card, command)).isEqualTo("9000");
    assertThat(card.isVerified(key)).isTrue();
  }

  @Test
  void verifyByShortFileIdentifierMakesTheSecretCurrent() {
    assertThat(send(card(), QUERY_SIGN, "00200080")).isEqualTo("63C5");
  }

  @Test
  void wrongAuthPinCountsDownThenBlocks() {
    TestCard card = card();
    assertThat(send(card, WRONG_AUTH)).isEqualTo("63C2");
    assertThat(send(card, WRONG_AUTH)).isEqualTo("63C1");
    assertThat(send(card, WRONG_AUTH)).isEqualTo("63C0");
    assertThat(send(card, WRONG_AUTH)).isEqualTo("6984");
    assertThat(send(card, VERIFY_AUTH)).isEqualTo("6984");
    assertThat(card.triesLeft(KeyKind.AUTH)).isZero();
  }

  @Test
  void wrongSignPasswordCountsDownFromFive() {
    TestCard card = card();
    for (String expected : new String[] {"63C4", "63C3", "63C2", "63C1", "63C0", "6984"}) {
      assertThat(send(card, WRONG_SIGN)).isEqualTo(expected);
    }
  }

  @Test
  void successRestoresTheCounter() {
    TestCard card = card();
    assertThat(send(card, WRONG_AUTH, WRONG_AUTH, VERIFY_AUTH)).isEqualTo("9000");
    assertThat(send(card, QUERY_AUTH)).isEqualTo("63C3");
  }

  @Test
  void countersAreIndependent() {
    TestCard card = card();
    assertThat(send(card, WRONG_AUTH, QUERY_SIGN)).isEqualTo("63C5");
    assertThat(send(card, QUERY_AUTH)).isEqualTo("63C2");
  }

  @Test
  void emptyVerifyTellsTheCounterAndSpendsNothing() {
    TestCard card = card();
    assertThat(send(card, QUERY_AUTH, QUERY_AUTH)).isEqualTo("63C3");
    assertThat(send(card, QUERY_SIGN, QUERY_SIGN)).isEqualTo("63C5");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({", 63C3", "VERIFIED_QUERY_9000, 9000"})
  void emptyVerifyOnAVerifiedSecret(CardVariant behaviour, String expected) {
    TestCard card = behaviour == null ? card() : card(behaviour);
    assertThat(send(card, VERIFY_AUTH, QUERY_AUTH)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({", 63C0", "BLOCKED_QUERY_6983, 6983", "BLOCKED_QUERY_6984, 6984"})
  void emptyVerifyOnABlockedSecret(CardVariant behaviour, String expected) {
    TestCard card = behaviour == null ? card() : card(behaviour);
    card.setTriesLeft(KeyKind.AUTH, 0);
    assertThat(send(card, QUERY_AUTH)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({", 6984", "BLOCKED_VERIFY_6983, 6983"})
  void verifyWithDataOnABlockedSecret(CardVariant behaviour, String expected) {
    TestCard card = behaviour == null ? card() : card(behaviour);
    card.setTriesLeft(KeyKind.AUTH, 0);
    assertThat(send(card, VERIFY_AUTH)).isEqualTo(expected);
    assertThat(card.isVerified(KeyKind.AUTH)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    ", 63C3, 6700",
    "QUERY_TAKES_LE, 63C3, 63C3",
    "QUERY_NEEDS_LE, 6700, 63C3",
  })
  void formOfTheEmptyVerify(CardVariant behaviour, String caseOne, String withLe) {
    TestCard card = behaviour == null ? card() : card(behaviour);
    assertThat(send(card, "00200098")).isEqualTo(caseOne);
    assertThat(send(card, "0020009800")).isEqualTo(withLe);
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @Test
  void verifyWithDataAndLeIsRefusedAtNoCost() {
    TestCard card = card();
    assertThat(send(card, "00200098043132333400")).isEqualTo("6700");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(card.isVerified(KeyKind.AUTH)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({", 6700, 5", "OVERLONG_PIN_SPENDS_TRY, 63C4, 4"})
  void moreThanSixteenBytes(CardVariant behaviour, String expected, int left) {
    TestCard card = behaviour == null ? card() : card(behaviour);
    assertThat(send(card, "0020009B11" + "41".repeat(17))).isEqualTo(expected);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({", 63C2, 2", "WRONG_LENGTH_PIN_SPENDS_NOTHING, 6700, 3"})
  void pinOfAnotherLength(CardVariant behaviour, String expected, int left) {
    TestCard card = behaviour == null ? card() : card(behaviour);
    assertThat(send(card, "0020009803313233")).isEqualTo(expected);
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({", 63C4", "FOLDS_LOWER_CASE, 9000"})
  void lowerCaseLetters(CardVariant behaviour, String expected) {
    TestCard card = behaviour == null ? card() : card(behaviour);
    assertThat(send(card, "0020009B06616263313233")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({", false", "FAILED_VERIFY_KEEPS_VERIFIED, true"})
  void failureAfterSuccess(CardVariant behaviour, boolean verified) {
    TestCard card = behaviour == null ? card() : card(behaviour);
    assertThat(send(card, VERIFY_AUTH, WRONG_AUTH)).isEqualTo("63C2");
    assertThat(card.isVerified(KeyKind.AUTH)).isEqualTo(verified);
  }

  @Test
  void failureThatBlocksAlwaysDropsTheSuccess() {
    TestCard card = card(CardVariant.FAILED_VERIFY_KEEPS_VERIFIED);
    send(card, VERIFY_AUTH, WRONG_AUTH, WRONG_AUTH, WRONG_AUTH);
    assertThat(card.isVerified(KeyKind.AUTH)).isFalse();
  }

  @Test
  void failureOfOneSecretLeavesTheOtherVerified() {
    TestCard card = card();
    send(card, VERIFY_SIGN, WRONG_AUTH);
    assertThat(card.isVerified(KeyKind.SIGN)).isTrue();
  }

  @Test
  void verifiedSurvivesSelectOfFiles() {
    TestCard card = card();
    send(card, VERIFY_SIGN, "00A4020C020001", "00A4020C02001A");
    assertThat(card.isVerified(KeyKind.SIGN)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({", true", "RESELECT_DROPS_VERIFIED, false"})
  void selectOfTheSameApplication(CardVariant behaviour, boolean verified) {
    TestCard card = behaviour == null ? card() : card(behaviour);
    send(card, VERIFY_AUTH, SELECT_JPKI);
    assertThat(card.isVerified(KeyKind.AUTH)).isEqualTo(verified);
  }

  @ParameterizedTest
  @CsvSource({", false", "FOREIGN_SELECT_KEEPS_VERIFIED, true"})
  void selectOfAnotherApplication(CardVariant behaviour, boolean verified) {
    TestCard card = behaviour == null ? card() : card(behaviour);
    send(card, VERIFY_AUTH, SELECT_TEXT);
    assertThat(card.isVerified(KeyKind.AUTH)).isEqualTo(verified);
  }

  @Test
  void selectThatFindsNothingChangesNothing() {
    TestCard card = card();
    assertThat(send(card, VERIFY_AUTH, "00A4040C05A000000277")).isEqualTo("6A82");
    assertThat(card.isVerified(KeyKind.AUTH)).isTrue();
    assertThat(send(card, QUERY_AUTH)).isEqualTo("63C3");
  }

  @Test
  void powerOffDropsVerified() {
    TestCard card = card();
    send(card, VERIFY_AUTH);
    card.powerOff();
    card.powerOn();
    assertThat(card.isVerified(KeyKind.AUTH)).isFalse();
  }

  @Test
  void countersOutlivePower() {
    TestCard card = card();
    send(card, WRONG_AUTH);
    card.powerOff();
    card.powerOn();
    assertThat(send(card, SELECT_JPKI, QUERY_AUTH)).isEqualTo("63C2");
  }

  @ParameterizedTest
  @CsvSource({", true", "RESET_DROPS_VERIFIED, false"})
  void warmReset(CardVariant behaviour, boolean verified) {
    TestCard card = behaviour == null ? card() : card(behaviour);
    send(card, VERIFY_AUTH);
    card.reset();
    send(card, SELECT_JPKI);
    assertThat(card.isVerified(KeyKind.AUTH)).isEqualTo(verified);
  }

  @ParameterizedTest
  @CsvSource({
    "0020019804313233 34, 6A86",
    "0020000004313233 34, 6A86",
    "002000B804313233 34, 6A86",
    "0020009F04313233 34, 6A86",
    "0020008004313233 34, 6986",
    "0020008D04313233 34, 6A82",
    "0020009704313233 34, 6981",
    "0020008A04313233 34, 6981",
  })
  void referencesThatLeadNowhere(String command, String expected) {
    TestCard card = card();
    assertThat(send(card, command)).isEqualTo(expected);
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"NO_SFI_6A86, 6A86", "NO_SFI_6A82, 6A82"})
  void withoutShortFileIdentifiersNoTryIsSpent(CardVariant behaviour, String expected) {
    TestCard card = card(behaviour);
    assertThat(send(card, WRONG_AUTH)).isEqualTo(expected);
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(send(card, "00A4020C020018", "002000800431323334")).isEqualTo("9000");
  }

  @Test
  void unknownReferenceAnswersTheQuery() {
    assertThat(send(card(), "00200090")).startsWith("63C");
  }
}
