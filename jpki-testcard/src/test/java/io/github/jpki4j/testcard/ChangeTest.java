package io.github.jpki4j.testcard;

import static io.github.jpki4j.testcard.Hex.SELECT_COMMON;
import static io.github.jpki4j.testcard.Hex.SELECT_JPKI;
import static io.github.jpki4j.testcard.Hex.VERIFY_AUTH;
import static io.github.jpki4j.testcard.Hex.VERIFY_SIGN;
import static io.github.jpki4j.testcard.Hex.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTest {

  private static final String NEW_PIN = "35363738";

  private static TestCard card(CardVariant... behaviours) {
    TestCardBuilder builder = TestCard.builder();
    for (CardVariant behaviour : behaviours) {
      builder.with(behaviour);
    }
    TestCard card = builder.build();
    send(card, SELECT_JPKI);
    return card;
  }

  @Test
  void changesTheCurrentSecretAfterVerify() {
    TestCard card = card();
    send(card, "00A4020C020018", "002000800431323334");
    assertThat(send(card, "0024018004" + NEW_PIN)).isEqualTo("9000");
    assertThat(send(card, VERIFY_AUTH)).isEqualTo("63C2");
    assertThat(send(card, "0020009804" + NEW_PIN)).isEqualTo("9000");
  }

  @Test
  void changesByShortFileIdentifier() {
    TestCard card = card();
    assertThat(send(card, VERIFY_SIGN, "0024019B065858585858 58")).isEqualTo("9000");
    assertThat(send(card, "0020009B06585858585858")).isEqualTo("9000");
  }

  @Test
  void changeNeedsTheOldSecretVerified() {
    TestCard card = card();
    assertThat(send(card, "0024019804" + NEW_PIN)).isEqualTo("6982");
    assertThat(send(card, VERIFY_SIGN, "0024019804" + NEW_PIN)).isEqualTo("6982");
    assertThat(send(card, VERIFY_AUTH)).isEqualTo("9000");
  }

  @ParameterizedTest
  @CsvSource({", true", "CHANGE_DROPS_VERIFIED, false"})
  void verifiedStateAfterAChange(CardVariant behaviour, boolean verified) {
    TestCard card = behaviour == null ? card() : card(behaviour);
    send(card, VERIFY_AUTH, "0024019804" + NEW_PIN);
    assertThat(card.isVerified(KeyKind.AUTH)).isEqualTo(verified);
  }

  @ParameterizedTest
  @CsvSource({
    ", 6985, 0024019803353637",
    ", 6985, 002401980535363738 39",
    ", 6985, 002401980441424344",
    "CHANGE_REFUSED_6A80, 6A80, 002401980441424344",
  })
  void badNewPinIsRefused(CardVariant behaviour, String expected, String command) {
    TestCard card = behaviour == null ? card() : card(behaviour);
    assertThat(send(card, VERIFY_AUTH, command)).isEqualTo(expected);
    assertThat(send(card, VERIFY_AUTH)).as("the old PIN holds").isEqualTo("9000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0024019B054141414141", "0024019B06616263313233"})
  void badNewPasswordIsRefused(String command) {
    assertThat(send(card(), VERIFY_SIGN, command)).isEqualTo("6985");
  }

  @ParameterizedTest
  @CsvSource({
    "00240098083132333435363738, 6A86",
    "00240198, 6700",
    "002401980435363738 00, 6700",
    "00240197043536 3738, 6981",
  })
  void otherFormsAreRefused(String command, String expected) {
    TestCard card = card();
    assertThat(send(card, VERIFY_AUTH, command)).isEqualTo(expected);
    assertThat(send(card, VERIFY_AUTH)).isEqualTo("9000");
  }

  @Test
  void changeKeyOfTheIssuerIsRefusedEverywhere() {
    assertThat(send(card(), VERIFY_AUTH, "8032009804" + NEW_PIN)).isEqualTo("6982");
    assertThat(send(card(), SELECT_COMMON, "0020009C0431323334", "8032009C04" + NEW_PIN))
        .isEqualTo("6982");
  }

  @Test
  void thereIsNoUnblocking() {
    assertThat(send(card(), "002C039804" + NEW_PIN)).isEqualTo("6D00");
  }

  @Test
  void issuersDeskRenewsASecret() {
    TestCard card = card();
    card.setTriesLeft(KeyKind.SIGN, 0);
    card.renewSecret(KeyKind.SIGN, "NEWPASS1");
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
    assertThat(send(card, "0020009B084E455750415353 31")).isEqualTo("9000");
    assertThatThrownBy(() -> card.renewSecret(KeyKind.SIGN, "short"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("short");
    assertThatThrownBy(() -> card.setTriesLeft(KeyKind.AUTH, 4))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
