package io.github.jpki4j.it.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.number.IndividualNumber;
import io.github.jpki4j.card.number.IndividualNumberAccess;
import io.github.jpki4j.card.number.IndividualNumberPurpose;
import io.github.jpki4j.card.surface.CardImage;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberA;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestApplication;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.Ability;
import io.github.jpki4j.testkit.card.TracingConnection;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The individual number, through the library, from simulated cards. */
class IndividualNumberTest {

  private static final TestPki PKI = TestPki.create();
  private static final String NUMBER = "123456789018";

  private static TestCardBuilder card() {
    return TestCard.builder().pki(PKI).individualNumber(NUMBER);
  }

  private static CardInfoPin pin() {
    return CardInfoPin.of("4321".toCharArray());
  }

  private static VerificationNumberA numberA(String digits) {
    return VerificationNumberA.of(digits.toCharArray());
  }

  private static IndividualNumberAccess access(MyNumberCard card) {
    return card.individualNumber(IndividualNumberPurpose.OWN_NUMBER);
  }

  @ParameterizedTest
  @EnumSource(Ability.class)
  void itIsReadWithThePinOrTheNumber(Ability ability) throws Exception {
    TestCard model = ability.card().pki(PKI).individualNumber(NUMBER).build();
    try (CardInfoPin pin = pin();
        VerificationNumberA told = numberA(NUMBER);
        MyNumberCard card = MyNumberCard.open(model.connect(ability.link()));
        IndividualNumber one = access(card).read(pin);
        IndividualNumber other = access(card).read(told, TryPolicy.KEEP_LAST);
        CardImage image = access(card).readImage(told, TryPolicy.KEEP_LAST)) {
      assertThat(new String(one.digits())).isEqualTo(NUMBER);
      assertThat(new String(other.digits())).isEqualTo(NUMBER);
      assertThat(one.checkDigitFits()).isTrue();
      assertThat(one).hasToString("IndividualNumber[hidden]");
      assertThat(image.size()).contains(new CardImage.Size(72, 12));
      assertThat(access(card).purpose()).isEqualTo(IndividualNumberPurpose.OWN_NUMBER);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CardVariant.class,
      names = {"OUTER_LENGTH_81", "OUTER_LENGTH_82", "ATTRIBUTES_LEAD", "EXTENDED_LE_256"})
  void newerCardsAreReadTheSame(CardVariant behaviour) throws Exception {
    TestCard model = card().with(behaviour).build();
    try (CardInfoPin pin = pin();
        MyNumberCard card = MyNumberCard.open(model.connect());
        IndividualNumber number = access(card).read(pin)) {
      assertThat(new String(number.digits())).isEqualTo(NUMBER);
    }
  }

  @Test
  void aNumberWhoseCheckDigitIsWrongIsHandedOutAndSaid() throws Exception {
    TestCard model = card().individualNumber("123456789010").build();
    try (CardInfoPin pin = pin();
        MyNumberCard card = MyNumberCard.open(model.connect());
        IndividualNumber number = access(card).read(pin)) {
      assertThat(number.checkDigitFits()).isFalse();
      assertThat(new String(number.digits())).isEqualTo("123456789010");
    }
  }

  @Test
  void closingErasesIt() throws Exception {
    try (CardInfoPin pin = pin();
        MyNumberCard card = MyNumberCard.open(card().build().connect())) {
      IndividualNumber number = access(card).read(pin);
      number.close();
      number.close();
      assertThatThrownBy(number::digits).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(number::checkDigitFits).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aWrongNumberSpendsATryOfItsOwnCounterAlone() throws Exception {
    TestCard model = card().build();
    try (VerificationNumberA wrong = numberA("000000000000");
        MyNumberCard card = MyNumberCard.open(model.connect())) {
      assertThatThrownBy(() -> access(card).readImage(wrong, TryPolicy.KEEP_LAST))
          .isInstanceOf(PinIncorrectException.class)
          .hasMessage("verification number A is wrong, tries left: 9");
    }
    assertThat(model.triesLeft(DataSecret.SURFACE_NUMBER_A)).isEqualTo(9);
    assertThat(model.triesLeft(DataSecret.SURFACE_NUMBER_B)).isEqualTo(10);
    assertThat(model.triesLeft(DataSecret.CARD_INFO_NUMBER_A)).isEqualTo(10);
  }

  @Test
  void theLastTryIsKept() throws Exception {
    TestCard model = card().build();
    model.setTriesLeft(DataSecret.CARD_INFO, 1);
    TracingConnection link = new TracingConnection(model.connect());
    try (CardInfoPin pin = pin();
        MyNumberCard card = MyNumberCard.open(link)) {
      assertThatThrownBy(() -> access(card).read(pin)).isInstanceOf(LastTryException.class);
    }
    assertThat(link.secrets()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FF100B3132333435363738393031",
        "FF100D31323334353637383930313839",
        "FF100C31323334353637383930314100",
        "FF10820FFF31",
        "FF1000",
        "DF100C313233343536373839303138",
        "FFFFFFFF",
        "",
      })
  void aFileWithoutTwelveDigitsIsOneExceptionWithoutThem(String file) throws Exception {
    byte[] bytes = HexFormat.of().parseHex(file);
    TestCard model = card().file(TestApplication.TEXT, 0x0001, bytes).build();
    try (CardInfoPin pin = pin();
        MyNumberCard card = MyNumberCard.open(model.connect())) {
      assertThatThrownBy(() -> access(card).read(pin))
          .isInstanceOf(MalformedResponseException.class)
          .hasMessageNotContaining("1234")
          .hasNoCause();
    }
    assertThat(model.triesLeft(DataSecret.CARD_INFO)).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(
      value = TestCardType.class,
      names = {"ANDROID", "IPHONE", "JUKI", "OTHER_CARD"})
  void whereTheApplicationIsNotThereNothingIsSent(TestCardType type) throws Exception {
    TracingConnection link = new TracingConnection(TestCard.builder().type(type).build().connect());
    try (CardInfoPin pin = pin();
        VerificationNumberA told = numberA(NUMBER);
        MyNumberCard card = MyNumberCard.open(link)) {
      assertThatThrownBy(() -> access(card).read(pin))
          .isInstanceOf(ApplicationNotFoundException.class);
      assertThatThrownBy(() -> access(card).readImage(told, TryPolicy.KEEP_LAST))
          .isInstanceOf(ApplicationNotFoundException.class);
    }
    assertThat(link.secrets()).isZero();
  }
}
