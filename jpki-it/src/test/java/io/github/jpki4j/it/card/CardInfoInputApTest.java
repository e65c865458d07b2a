package io.github.jpki4j.it.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.info.CardAttributes;
import io.github.jpki4j.card.info.CardInfoInputAp;
import io.github.jpki4j.cert.AttributeComparison;
import io.github.jpki4j.cert.AttributeText;
import io.github.jpki4j.cert.BirthDate;
import io.github.jpki4j.cert.Gender;
import io.github.jpki4j.cert.Match;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.Ability;
import io.github.jpki4j.testkit.card.TracingConnection;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The card's own attributes and its expiry, through the library, from simulated cards. */
class CardInfoInputApTest {

  private static final TestPki PKI = TestPki.create();
  private static final String SELECT_CARD_INFO = "00A4040C0AD3921000310001010408";

  private static CardInfoPin pin(String digits) {
    return CardInfoPin.of(digits.toCharArray());
  }

  private static CardAttributes read(TestCard model, LinkProfile link) throws JpkiException {
    try (CardInfoPin pin = pin("4321");
        MyNumberCard card = MyNumberCard.open(model.connect(link))) {
      return card.cardInfoInput().read(pin);
    }
  }

  private static void assertSays(CardAttributes attributes, Holder holder) {
    assertThat(attributes.name()).contains(AttributeText.withoutSubstitutes(holder.name()));
    assertThat(attributes.address()).contains(AttributeText.withoutSubstitutes(holder.address()));
    assertThat(attributes.gender()).contains(Gender.FEMALE);
    assertThat(attributes.birthDate().map(BirthDate::iso)).contains("1980-02-17");
    assertThat(attributes.attributes().problems()).isEmpty();
    assertThat(attributes).hasToString("CardAttributes[hidden]");
  }

  @ParameterizedTest
  @EnumSource(Ability.class)
  void attributesOfAnyLengthAreReadWhateverTheCardCanDo(Ability ability) throws Exception {
    for (int characters : new int[] {1, 10, 30, 60, 200}) {
      Holder holder = Holder.test().withAddress("東".repeat(characters));
      TestCard model = ability.card().pki(PKI).holder(holder).build();
      assertSays(read(model, ability.link()), holder);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CardVariant.class,
      names = {"OUTER_LENGTH_81", "OUTER_LENGTH_82", "ATTRIBUTES_LEAD", "READ_END_6282"})
  void newerCardsAreReadTheSame(CardVariant behaviour) throws Exception {
    TestCard model = TestCard.builder().pki(PKI).with(behaviour).build();
    assertSays(read(model, LinkProfile.standard()), model.holder());
    assertSays(read(model, LinkProfile.shortOnly()), model.holder());
  }

  @Test
  void aCardThatGivesFewBytesAtATimeIsReadToTheEnd() throws Exception {
    TestCard model = TestCard.builder().pki(PKI).longestRead(7).build();
    assertSays(read(model, LinkProfile.standard()), model.holder());
  }

  /** The whole way: the card's attributes, then those of its sign certificate. */
  private static AttributeComparison compared(TestCard model) throws JpkiException {
    try (CardInfoPin pin = pin("4321");
        Pin password = Pin.sign("ABC123".toCharArray());
        MyNumberCard card = MyNumberCard.open(model.connect())) {
      CardAttributes attributes = card.cardInfoInput().read(pin);
      JpkiAp jpki = card.jpki();
      jpki.verify(password);
      return attributes.compare(
          jpki.readCertificate(CertificateKind.SIGN).attributes().orElseThrow());
    }
  }

  @Test
  void nothingChangedSinceIssue() throws Exception {
    AttributeComparison comparison = compared(TestCard.builder().pki(PKI).build());
    assertThat(comparison)
        .isEqualTo(new AttributeComparison(Match.SAME, Match.SAME, Match.SAME, Match.SAME));
  }

  @Test
  void whoMovedHouseHasAnotherAddressAndNothingElse() throws Exception {
    AttributeComparison comparison = compared(Scenario.MOVED_HOUSE.card().build());
    assertThat(comparison.isChanged()).isTrue();
    assertThat(comparison)
        .isEqualTo(new AttributeComparison(Match.SAME, Match.SAME, Match.SAME, Match.DIFFERENT));
  }

  @Test
  void substituteCharactersAreNoChange() throws Exception {
    Holder holder = Holder.test().withName("ＴＥＳＴ　崎子", "0000010");
    TestCard model =
        TestCard.builder().pki(PKI).holder(holder).resident(holder.withName("ＴＥＳＴ　﨑子")).build();
    AttributeComparison comparison = compared(model);
    assertThat(comparison.name()).isEqualTo(Match.SAME_BUT_SUBSTITUTED);
    assertThat(comparison.isUnchanged()).isTrue();
    AttributeComparison scenario = compared(Scenario.SUBSTITUTED_CHARACTERS.card().build());
    assertThat(scenario.name()).isEqualTo(Match.SAME_BUT_SUBSTITUTED);
    assertThat(scenario.address()).isEqualTo(Match.SAME_BUT_SUBSTITUTED);
  }

  /** The certificate says the one, the card's application the other. */
  @ParameterizedTest
  @CsvSource({
    "ＴＥＳＴ　花子, ＴＥＳＴ　花子, 東京都ＴＥＳＴ市１－２－３, 東京都ＴＥＳＴ市１\u2212２\u2212３",
    "ＴＥＳＴ　花子, ＴＥＳＴ　花子, 東京都ＴＥＳＴ市１－２－３, 東京都ＴＥＳＴ市1-2-3",
    "ＴＥＳＴ　花子, ＴＥＳＴ　花子, 東京都ＴＥＳＴ市１－２－３, 東京都ＴＥＳＴ市一丁目二番三号",
    "ＴＥＳＴ　花子, ＴＥＳＴ　花子, 東京都葛飾区１－２, 東京都葛\uDB40\uDD00飾区１－２",
    "ＴＥＳＴ　神子, ＴＥＳＴ　\uFA19子, 東京都葛飾区１－２, 東京都葛飾区１－２",
    "ＴＥＳＴ　花子, ＴＥＳＴ 花子, 東京都葛飾区１－２, 東京都葛飾区１－２",
  })
  void anotherSpellingIsNeitherAChangeNorNone(
      String name, String nameNow, String address, String addressNow) throws Exception {
    Holder holder = Holder.test().withName(name).withAddress(address);
    Holder resident = holder.withName(nameNow).withAddress(addressNow);
    AttributeComparison comparison =
        compared(TestCard.builder().pki(PKI).holder(holder).resident(resident).build());
    assertThat(comparison.isOtherSpelling()).isTrue();
    assertThat(comparison.isChanged()).isFalse();
    assertThat(comparison.isUnchanged()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ＴＥＳＴ　𠮷子", "ＴＥＳＴ　葛\uDB40\uDD00子", "ＴＥＳＴ　か\u3099子"})
  void aStandInAgreesWithOneCharacterAndItsSelector(String name) throws Exception {
    Holder holder = Holder.test().withName("ＴＥＳＴ　●子", "0000010");
    AttributeComparison comparison =
        compared(
            TestCard.builder().pki(PKI).holder(holder).resident(holder.withName(name)).build());
    assertThat(comparison.name()).isEqualTo(Match.SAME_BUT_SUBSTITUTED);
    assertThat(comparison.isUnchanged()).isTrue();
  }

  @Test
  void anUnknownDayOfBirthStaysUnknown() throws Exception {
    CardAttributes attributes =
        read(Scenario.UNKNOWN_BIRTH_DAY.card().build(), LinkProfile.standard());
    assertThat(attributes.birthDate().map(BirthDate::iso)).contains("1980-02-??");
  }

  @Test
  void aWrongPinSpendsItsOwnCounterOnly() throws Exception {
    TestCard model = TestCard.builder().pki(PKI).build();
    try (MyNumberCard card = MyNumberCard.open(model.connect())) {
      CardInfoInputAp application = card.cardInfoInput();
      PinIncorrectException wrong =
          catchThrowableOfType(PinIncorrectException.class, () -> application.read(pin("1234")));
      assertThat(wrong.secret()).isEqualTo(DataSecret.CARD_INFO);
      assertThat(wrong.triesLeft()).isEqualTo(2);
      assertThat(model.triesLeft(DataSecret.CARD_INFO)).isEqualTo(2);
      assertThat(model.triesLeft(KeyKind.AUTH)).isEqualTo(3);
      assertThat(model.triesLeft(KeyKind.SIGN)).isEqualTo(5);

      JpkiAp jpki = card.jpki();
      assertThatThrownBy(() -> jpki.verify(Pin.auth("4321".toCharArray())))
          .isInstanceOf(PinIncorrectException.class);
      assertThatThrownBy(() -> jpki.verify(Pin.sign("CARD1234".toCharArray())))
          .isInstanceOf(PinIncorrectException.class);
      assertThat(model.triesLeft(DataSecret.CARD_INFO)).isEqualTo(2);
      assertThat(model.triesLeft(KeyKind.AUTH)).isEqualTo(2);
      assertThat(model.triesLeft(KeyKind.SIGN)).isEqualTo(4);
      assertThat(card.cardInfoInput().pinStatus().triesLeft()).hasValue(2);
    }
  }

  @Test
  void theLastTryIsKeptUnlessThePersonInsists() throws Exception {
    TestCard model = TestCard.builder().pki(PKI).build();
    model.setTriesLeft(DataSecret.CARD_INFO, 1);
    TracingConnection link = new TracingConnection(model.connect());
    try (MyNumberCard card = MyNumberCard.open(link)) {
      CardInfoInputAp application = card.cardInfoInput();
      assertThat(application.pinStatus().isLastTry()).isTrue();
      assertThatThrownBy(() -> application.read(pin("4321"))).isInstanceOf(LastTryException.class);
      assertThat(link.secrets()).isZero();
      assertSays(application.read(pin("4321"), TryPolicy.SPEND_LAST), model.holder());
      assertThat(application.pinStatus().triesLeft()).hasValue(3);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CardVariant.class,
      names = {"BLOCKED_VERIFY_6983", "BLOCKED_QUERY_6983", "BLOCKED_QUERY_6984", "READ_END_6282"})
  void aBlockedPinIsToldAndNotSent(CardVariant behaviour) throws Exception {
    TestCard model = TestCard.builder().pki(PKI).with(behaviour).build();
    TracingConnection link = new TracingConnection(model.connect());
    try (MyNumberCard card = MyNumberCard.open(link)) {
      CardInfoInputAp application = card.cardInfoInput();
      for (int left = 2; left >= 1; left--) {
        assertThatThrownBy(() -> application.read(pin("0000"), TryPolicy.SPEND_LAST))
            .isInstanceOf(PinIncorrectException.class);
      }
      assertThatThrownBy(() -> application.read(pin("0000"), TryPolicy.SPEND_LAST))
          .isInstanceOf(PinBlockedException.class);
      assertThat(link.secrets()).isEqualTo(3);
      assertThat(application.pinStatus().isBlocked()).isTrue();
      PinBlockedException blocked =
          catchThrowableOfType(PinBlockedException.class, () -> application.read(pin("4321")));
      assertThat(blocked.secret()).isEqualTo(DataSecret.CARD_INFO);
      assertThat(link.secrets()).isEqualTo(3);
    }
  }

  @Test
  void aPinThatTheCardRefusedIsNotSentAgain() throws Exception {
    TestCard model = TestCard.builder().pki(PKI).build();
    try (CardInfoPin wrong = pin("0000");
        MyNumberCard card = MyNumberCard.open(model.connect())) {
      CardInfoInputAp application = card.cardInfoInput();
      assertThatThrownBy(() -> application.read(wrong)).isInstanceOf(PinIncorrectException.class);
      assertThatThrownBy(() -> application.read(wrong))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(model.triesLeft(DataSecret.CARD_INFO)).isEqualTo(2);
    }
  }

  /** 個人番号 is in EF 0001, short identifier 1, behind the same PIN. */
  @ParameterizedTest
  @EnumSource(Ability.class)
  void theIndividualNumberIsNeverRead(Ability ability) throws Exception {
    TestCard model = ability.card().pki(PKI).build();
    TracingConnection link = new TracingConnection(model.connect(ability.link()));
    try (CardInfoPin pin = pin("4321");
        CardInfoPin wrong = pin("0000");
        MyNumberCard card = MyNumberCard.open(link)) {
      card.cardInfoInput().pinStatus();
      assertThatThrownBy(() -> card.cardInfoInput().read(wrong))
          .isInstanceOf(PinIncorrectException.class);
      card.cardInfoInput().read(pin);
      card.cardInfoInput().read(pin, TryPolicy.SPEND_LAST);
    }
    List<String> commands = link.commands();
    assertThat(commands).filteredOn(SELECT_CARD_INFO::equals).hasSize(4);
    assertThat(commands.subList(0, commands.size() - 1))
        .as("all of the application's commands, the last one leaves it")
        .allMatch(
            command ->
                command.equals(SELECT_CARD_INFO)
                    || command.matches("00A4020C0200(11|02|05)") // SELECT of PIN, attributes, mark
                    || command.matches("002000(80|91)(04.*)?") // question, VERIFY
                    || command.matches(
                        "00B0(82|85|[0-7].).*")); // READ by identifier 2 or 5, or selected
  }

  @ParameterizedTest
  @ValueSource(strings = {"ANDROID", "IPHONE", "JUKI", "OTHER_CARD"})
  void phonesAndJukiCardsHaveNeitherAttributesNorExpiry(String kind) throws Exception {
    TestCard model =
        TestCard.builder()
            .pki(PKI)
            .type(io.github.jpki4j.testcard.TestCardType.valueOf(kind))
            .build();
    try (CardInfoPin pin = pin("4321");
        MyNumberCard card = MyNumberCard.open(model.connect())) {
      CardInfoInputAp application = card.cardInfoInput();
      assertThatThrownBy(application::pinStatus).isInstanceOf(ApplicationNotFoundException.class);
      assertThatThrownBy(() -> application.read(pin))
          .isInstanceOf(ApplicationNotFoundException.class)
          .hasMessageContaining("card info input");
      assertThat(card.expiry()).isEmpty();
    }
  }

  @Test
  void anotherProgramsSelectionGetsNoPin() throws Exception {
    TestCard model = TestCard.builder().pki(PKI).build();
    try (CardInfoPin pin = pin("4321");
        MyNumberCard card = MyNumberCard.open(model.connect())) {
      CardInfoInputAp application = card.cardInfoInput();
      assertThat(application.pinStatus().triesLeft()).hasValue(3);
      // 券面事項確認AP, whose file 0011 is a secret, too
      model.transmit(HexFormat.of().parseHex("00A4040C0AD3921000310001010402"));
      assertSays(application.read(pin), model.holder());
    }
  }

  @Test
  void aJpkiApplicationFromBeforeRefusesToTalkToAnother() throws Exception {
    TestCard model = TestCard.builder().pki(PKI).build();
    try (MyNumberCard card = MyNumberCard.open(model.connect())) {
      JpkiAp before = card.jpki();
      card.cardInfoInput().pinStatus();
      assertThatThrownBy(before::token).isInstanceOf(IllegalStateException.class);
      JpkiAp again = card.jpki();
      assertThat(again.token()).isNotNull();
      assertThat(card.expiry()).isPresent();
      assertThatThrownBy(again::token).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void theExpiryIsThatOfTheCommonApplication() throws Exception {
    for (Ability ability : Ability.values()) {
      TestCard model = ability.card().pki(PKI).build();
      try (MyNumberCard card = MyNumberCard.open(model.connect(ability.link()))) {
        assertThat(card.expiry()).contains(LocalDate.of(2035, 2, 17));
      }
    }
  }
}
