package io.github.jpki4j.testcard;

import static io.github.jpki4j.testcard.Hex.SELECT_COMMON;
import static io.github.jpki4j.testcard.Hex.SELECT_JPKI;
import static io.github.jpki4j.testcard.Hex.SELECT_TEXT;
import static io.github.jpki4j.testcard.Hex.VERIFY_AUTH;
import static io.github.jpki4j.testcard.Hex.VERIFY_SIGN;
import static io.github.jpki4j.testcard.Hex.data;
import static io.github.jpki4j.testcard.Hex.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TestCardTypeTest {

  private static TestCard card(TestCardType type) {
    return TestCard.builder().type(type).build();
  }

  @ParameterizedTest
  @CsvSource({
    "my-number, MY_NUMBER",
    "android, ANDROID",
    "iphone, IPHONE",
    "juki, JUKI",
    "no-sign-certificate, NO_SIGN_CERTIFICATE",
    "other-card, OTHER_CARD",
  })
  void hasANameForCommandLines(String name, TestCardType type) {
    assertThat(TestCardType.of(name)).isEqualTo(type);
    assertThat(type.cliName()).isEqualTo(name);
    assertThat(card(type).type()).isEqualTo(type);
  }

  @Test
  void unknownNameIsRefused() {
    assertThatThrownBy(() -> TestCardType.of("MY_NUMBER"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "MY_NUMBER, JPKIAPICCTOKEN2",
    "NO_SIGN_CERTIFICATE, JPKIAPICCTOKEN2",
    "ANDROID, JPKIAPGPSETOKEN",
    "IPHONE, JPKIAPIOSTOKEN",
    "JUKI, JPKIAPICCTOKEN",
  })
  void labelTellsTheKindOfCard(TestCardType type, String label) {
    byte[] bytes = data(card(type), SELECT_JPKI, "00B0860020");
    assertThat(new String(bytes, StandardCharsets.US_ASCII)).hasSize(32).matches(label + " +");
  }

  @ParameterizedTest
  @EnumSource(names = {"ANDROID", "IPHONE"})
  void phoneNeedsThePinForTheAuthCertificate(TestCardType type) {
    TestCard card = card(type);
    assertThat(send(card, SELECT_JPKI, "00B08A0002")).isEqualTo("6982");
    assertThat(send(card, VERIFY_SIGN, "00B08A0002")).isEqualTo("6982");
    assertThat(send(card, VERIFY_AUTH, "00B08A0002")).isEqualTo("30829000");
    assertThat(send(card, "00B08B0002")).as("the CA's is free").isEqualTo("30829000");
  }

  @ParameterizedTest
  @EnumSource(names = {"ANDROID", "IPHONE", "JUKI"})
  void phoneAndOldCardHaveNoNeighbours(TestCardType type) {
    TestCard card = card(type);
    assertThat(send(card, SELECT_TEXT)).isEqualTo("6A82");
    assertThat(send(card, SELECT_COMMON)).isEqualTo("6A82");
    assertThat(send(card, "00CA00F000")).isEqualTo("6A88");
  }

  @ParameterizedTest
  @CsvSource({"IPHONE, 9000", "ANDROID, 6700", "MY_NUMBER, 6700"})
  void lastCommandHintIsForIphones(TestCardType type, String expected) {
    assertThat(send(card(type), SELECT_JPKI, "80FC0000")).isEqualTo(expected);
  }

  @Test
  void cardWithoutSignCertificateSaysSo() {
    TestCard card = card(TestCardType.NO_SIGN_CERTIFICATE);
    assertThat(send(card, SELECT_JPKI, "00B0880003")).isEqualTo("008F009000");
    assertThat(send(card, "00B08A0002")).isEqualTo("30829000");
    assertThat(send(card, "00B0810002")).isEqualTo("6982");
    assertThat(data(card, VERIFY_SIGN, "00B08100000000")).hasSize(3808).containsOnly(0xFF);
  }

  @Test
  void jukiCardHasALabelAndNothingMore() {
    TestCard card = card(TestCardType.JUKI);
    assertThat(send(card, SELECT_JPKI)).isEqualTo("9000");
    assertThat(send(card, "00A4020C020018")).isEqualTo("6A82");
    assertThat(send(card, "00A4020C02000A")).isEqualTo("6A82");
  }

  @Test
  void otherCardKnowsNoApplication() {
    TestCard card = card(TestCardType.OTHER_CARD);
    assertThat(send(card, SELECT_JPKI)).isEqualTo("6A82");
    assertThat(send(card, SELECT_TEXT)).isEqualTo("6A82");
    assertThat(send(card, "00A4040C07A0000001510000")).isEqualTo("6A82");
    assertThat(send(card, "00B0860004")).isEqualTo("6A82");
    assertThat(Hex.text(card.atr())).isEqualTo("3BF59100FF918171FE4000420001B3C175");
  }

  @Test
  void atrIsThatOfAContactCardUnlessGiven() {
    assertThat(Hex.text(card(TestCardType.MY_NUMBER).atr())).isEqualTo("3BE000FF8131FE4514");
    for (TestCardType phone : List.of(TestCardType.ANDROID, TestCardType.IPHONE)) {
      assertThat(Hex.text(card(phone).atr())).isEqualTo("3B888001000000000081D10059");
    }
    TestCard other = TestCard.builder().atr(Hex.bytes("3B888001000005E0B381A1007F")).build();
    assertThat(Hex.text(other.atr())).isEqualTo("3B888001000005E0B381A1007F");
    assertThat(send(other, "00CA5F5100")).isEqualTo("888001000005E0B381A1007F9000");
  }

  @Test
  void countersAndSecretsCanBeGiven() {
    TestCard card =
        TestCard.builder()
            .authPin("9876")
            .signPassword("PASSWORD12345678")
            .authTriesLeft(0)
            .signTriesLeft(1)
            .build();
    send(card, SELECT_JPKI);
    assertThat(send(card, "00200098")).isEqualTo("63C0");
    assertThat(send(card, "0020009B")).isEqualTo("63C1");
    assertThat(send(card, "0020009B1050415353574F52443132333435363738")).isEqualTo("9000");
    card.setTriesLeft(KeyKind.AUTH, 1);
    assertThat(send(card, "002000980439383736")).isEqualTo("9000");
  }

  @Test
  void builderRefusesWhatNoCardHas() {
    assertThatThrownBy(() -> TestCard.builder().authPin("12345").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("12345");
    assertThatThrownBy(() -> TestCard.builder().signPassword("lower1").build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TestCard.builder().signTriesLeft(6).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TestCard.builder().token("x".repeat(17)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TestCard.builder().atr(new byte[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TestCard.builder().longestRead(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void switchesOfOneTopicExcludeEachOther() {
    TestCard card =
        TestCard.builder()
            .with(CardVariant.BLOCKED_QUERY_6983)
            .with(CardVariant.BLOCKED_QUERY_6984)
            .with(CardVariant.BLOCKED_VERIFY_6983)
            .without(CardVariant.BLOCKED_VERIFY_6983)
            .authTriesLeft(0)
            .build();
    assertThat(send(card, SELECT_JPKI, "00200098")).isEqualTo("6984");
    assertThat(send(card, VERIFY_AUTH)).isEqualTo("6984");
  }
}
