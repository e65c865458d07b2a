package io.github.jpki4j.it.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.info.CardAttributes;
import io.github.jpki4j.card.surface.AgeRecord;
import io.github.jpki4j.card.surface.CardFace;
import io.github.jpki4j.card.surface.CardImage;
import io.github.jpki4j.card.surface.CardImage.Kind;
import io.github.jpki4j.card.surface.FaceScope;
import io.github.jpki4j.cert.AttributeText;
import io.github.jpki4j.cert.BirthDate;
import io.github.jpki4j.cert.Gender;
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberA;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestApplication;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.Ability;
import io.github.jpki4j.testkit.card.TracingConnection;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The card face, through the library, from simulated cards. */
class CardSurfaceApTest {

  private static final TestPki PKI = TestPki.create();

  private static TestCardBuilder card() {
    return TestCard.builder().pki(PKI);
  }

  private static VerificationNumberB numberB(TestCard model) {
    return VerificationNumberB.of(model.verificationNumberB().toCharArray());
  }

  private static VerificationNumberB wrongNumberB() {
    return VerificationNumberB.of("01010120310000".toCharArray());
  }

  private static CardFace read(TestCard model, LinkProfile link, FaceScope scope)
      throws JpkiException {
    try (VerificationNumberB number = numberB(model);
        MyNumberCard card = MyNumberCard.open(model.connect(link))) {
      return card.surface().readFace(number, scope, TryPolicy.KEEP_LAST);
    }
  }

  private static void assertSays(CardFace face, TestCard model) {
    assertThat(face.birthDate().map(BirthDate::iso)).contains("1980-02-17");
    assertThat(face.gender()).contains(Gender.FEMALE);
    assertThat(face.expiry()).contains(model.expiry());
    assertThat(face.name().orElseThrow().kind()).isEqualTo(Kind.PNG);
    assertThat(face.address().orElseThrow().kind()).isEqualTo(Kind.PNG);
    assertThat(face.securityCode().orElseThrow().size()).contains(new CardImage.Size(24, 12));
    assertThat(face).hasToString("CardFace[hidden]");
  }

  @ParameterizedTest
  @EnumSource(Ability.class)
  void theFaceIsReadWhateverTheCardCanDo(Ability ability) throws Exception {
    TestCard model = ability.card().pki(PKI).build();
    try (CardFace face = read(model, ability.link(), FaceScope.ALL)) {
      assertSays(face, model);
      assertThat(face.scope()).isEqualTo(FaceScope.ALL);
      assertThat(face.photo().orElseThrow().kind()).isEqualTo(Kind.JP2);
      assertThat(face.photo().orElseThrow().size()).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource(Ability.class)
  void thePhotoCanBeLeftOut(Ability ability) throws Exception {
    TestCard model = ability.card().pki(PKI).build();
    TracingConnection whole = new TracingConnection(model.connect(ability.link()));
    TracingConnection part = new TracingConnection(model.connect(ability.link()));
    try (VerificationNumberB number = numberB(model);
        MyNumberCard one = MyNumberCard.open(whole);
        MyNumberCard other = MyNumberCard.open(part);
        CardFace all = one.surface().readFace(number);
        CardFace face =
            other.surface().readFace(number, FaceScope.WITHOUT_PHOTO, TryPolicy.KEEP_LAST)) {
      assertSays(face, model);
      assertThat(face.scope()).isEqualTo(FaceScope.WITHOUT_PHOTO);
      assertThat(face.photo()).isEmpty();
      assertThat(face.name().orElseThrow().bytes()).isEqualTo(all.name().orElseThrow().bytes());
      assertThat(face.address().orElseThrow().bytes())
          .isEqualTo(all.address().orElseThrow().bytes());
      assertThat(face.securityCode().orElseThrow().bytes())
          .isEqualTo(all.securityCode().orElseThrow().bytes());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CardVariant.class,
      names = {
        "OUTER_LENGTH_81",
        "OUTER_LENGTH_82",
        "ATTRIBUTES_LEAD",
        "READ_END_6282",
        "READ_PAST_END_6700",
        "EXTENDED_LE_256",
        "NUMBER_TRIES_3",
        "NUMBER_TRIES_UNLIMITED",
        "SURFACE_REFERENCES_0014_0015",
        "PHOTO_CODESTREAM",
        "PHOTO_JPEG",
        "PHOTO_EMPTY",
        "RESELECT_DROPS_VERIFIED",
        "VERIFIED_QUERY_9000",
        "FIRST_COMMAND_6F00",
      })
  void otherCardsAreReadTheSame(CardVariant behaviour) throws Exception {
    TestCard model = card().with(behaviour).build();
    for (LinkProfile link : List.of(LinkProfile.standard(), LinkProfile.shortOnly())) {
      for (FaceScope scope : FaceScope.values()) {
        try (CardFace face = read(model, link, scope)) {
          assertSays(face, model);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PHOTO_CODESTREAM, J2K",
    "PHOTO_JPEG, JPEG",
  })
  void aPhotoOfAnyKindIsHandedOut(CardVariant behaviour, Kind kind) throws Exception {
    try (CardFace face =
        read(card().with(behaviour).build(), LinkProfile.standard(), FaceScope.ALL)) {
      assertThat(face.photo().orElseThrow().kind()).isEqualTo(kind);
    }
  }

  @Test
  void aCardWithoutPhotoHasNone() throws Exception {
    TestCard model = card().with(CardVariant.PHOTO_EMPTY).build();
    try (CardFace face = read(model, LinkProfile.standard(), FaceScope.ALL)) {
      assertThat(face.photo()).isEmpty();
    }
  }

  @Test
  void numberAOpensTheSame() throws Exception {
    TestCard model = card().build();
    try (VerificationNumberA number =
            VerificationNumberA.of(model.verificationNumberA().toCharArray());
        MyNumberCard card = MyNumberCard.open(model.connect());
        CardFace face = card.surface().readFace(number, FaceScope.ALL, TryPolicy.KEEP_LAST)) {
      assertSays(face, model);
    }
  }

  @Test
  void theBirthDateOpensTheAgeRecordAlone() throws Exception {
    TestCard model = card().build();
    try (BirthKey key = BirthKey.of(LocalDate.of(1980, 2, 17));
        MyNumberCard card = MyNumberCard.open(model.connect())) {
      AgeRecord age = card.surface().readAge(key);
      assertThat(age.birthDate().map(BirthDate::iso)).contains("1980-02-17");
      assertThat(age.ageOn(LocalDate.of(2026, 2, 16))).hasValue(45);
      assertThat(age.ageOn(LocalDate.of(2026, 2, 17))).hasValue(46);
      assertThat(age.ageOn(LocalDate.of(1980, 2, 16))).isEmpty();
    }
  }

  @Test
  void numberBOpensTheAttributesAsWell() throws Exception {
    TestCard model = card().build();
    try (VerificationNumberB number = numberB(model);
        MyNumberCard card = MyNumberCard.open(model.connect())) {
      CardAttributes attributes = card.cardInfoInput().read(number, TryPolicy.KEEP_LAST);
      assertThat(attributes.name())
          .contains(AttributeText.withoutSubstitutes(model.holder().name()));
    }
  }

  @Test
  void eachNumberHasACounterInEachApplication() throws Exception {
    TestCard model = card().build();
    try (VerificationNumberB wrong = wrongNumberB();
        VerificationNumberB right = numberB(model);
        MyNumberCard card = MyNumberCard.open(model.connect())) {
      PinIncorrectException e =
          catchThrowableOfType(
              PinIncorrectException.class, () -> card.surface().readFace(wrong).close());
      assertThat(e.secret()).isEqualTo(DataSecret.SURFACE_NUMBER_B);
      assertThat(e.triesLeft()).isEqualTo(9);
      assertThat(model.triesLeft(DataSecret.SURFACE_NUMBER_B)).isEqualTo(9);
      assertThat(model.triesLeft(DataSecret.CARD_INFO_NUMBER_B)).isEqualTo(10);
      assertThat(card.surface().pinStatus(DataSecret.SURFACE_NUMBER_B).triesLeft()).hasValue(9);
      assertThat(card.cardInfoInput().pinStatus(DataSecret.CARD_INFO_NUMBER_B).triesLeft())
          .hasValue(10);
      assertThatThrownBy(() -> card.surface().readFace(wrong))
          .as("refused once, never sent again")
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> card.cardInfoInput().read(wrong, TryPolicy.KEEP_LAST))
          .as("nor to the other application")
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(model.triesLeft(DataSecret.CARD_INFO_NUMBER_B)).isEqualTo(10);
      card.surface().readFace(right).close();
      assertThat(model.triesLeft(DataSecret.SURFACE_NUMBER_B)).isEqualTo(10);
    }
  }

  @Test
  void aCounterOfAnotherApplicationIsNotAskedFor() throws Exception {
    TestCard model = card().build();
    try (MyNumberCard card = MyNumberCard.open(model.connect())) {
      assertThatThrownBy(() -> card.surface().pinStatus(DataSecret.CARD_INFO))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> card.cardInfoInput().pinStatus(DataSecret.SURFACE_NUMBER_A))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(model.traffic().commands()).isZero();
  }

  @Test
  void theLastTryIsKeptAndABlockedNumberStaysUnsent() throws Exception {
    TestCard model = card().build();
    model.setTriesLeft(DataSecret.SURFACE_NUMBER_B, 1);
    try (VerificationNumberB wrong = wrongNumberB();
        VerificationNumberB right = numberB(model)) {
      TracingConnection link = new TracingConnection(model.connect());
      try (MyNumberCard card = MyNumberCard.open(link)) {
        assertThatThrownBy(() -> card.surface().readFace(right))
            .isInstanceOf(LastTryException.class);
        assertThat(link.secrets()).isZero();
        assertThatThrownBy(
                () -> card.surface().readFace(wrong, FaceScope.ALL, TryPolicy.SPEND_LAST))
            .isInstanceOf(PinBlockedException.class);
        assertThatThrownBy(() -> card.surface().readFace(right, FaceScope.ALL, TryPolicy.KEEP_LAST))
            .isInstanceOf(PinBlockedException.class);
        assertThat(link.secrets()).isEqualTo(1);
      }
    }
    assertThat(model.triesLeft(DataSecret.SURFACE_NUMBER_B)).isZero();
  }

  @Test
  void aCounterWithoutLimitIsNotToldAndAWrongNumberIsNotSentAgain() throws Exception {
    TestCard model = card().with(CardVariant.NUMBER_TRIES_UNLIMITED).build();
    try (VerificationNumberB wrong = wrongNumberB();
        MyNumberCard card = MyNumberCard.open(model.connect())) {
      assertThat(card.surface().pinStatus(DataSecret.SURFACE_NUMBER_B).triesLeft()).isEmpty();
      assertThatThrownBy(() -> card.surface().readFace(wrong))
          .isInstanceOf(PinOutcomeUnknownException.class);
      assertThat(wrong.isRefused()).isTrue();
    }
  }

  /** Phones, Juki cards and cards of others. */
  @ParameterizedTest
  @EnumSource(
      value = TestCardType.class,
      names = {"ANDROID", "IPHONE", "JUKI", "OTHER_CARD"})
  void whereTheApplicationIsNotThereNothingIsSent(TestCardType type) throws Exception {
    TestCard model = TestCard.builder().type(type).build();
    TracingConnection link = new TracingConnection(model.connect());
    try (VerificationNumberB number = wrongNumberB();
        BirthKey key = BirthKey.of("550217".toCharArray());
        MyNumberCard card = MyNumberCard.open(link)) {
      assertThatThrownBy(() -> card.surface().readFace(number))
          .isInstanceOf(ApplicationNotFoundException.class)
          .hasMessage("this card has no surface application");
      assertThatThrownBy(() -> card.surface().readAge(key))
          .isInstanceOf(ApplicationNotFoundException.class);
      assertThat(number.isRefused()).isFalse();
      assertThat(link.secrets()).isZero();
    }
  }

  private static byte[] bytes(int length, int value) {
    byte[] all = new byte[length];
    Arrays.fill(all, (byte) value);
    return all;
  }

  private static byte[] begun(byte[] file, int... first) {
    for (int i = 0; i < first.length; i++) {
      file[i] = (byte) first[i];
    }
    return file;
  }

  static List<byte[]> wrongFiles() {
    return List.of(
        new byte[0],
        bytes(17, 0xFF),
        bytes(17, 0),
        bytes(32_767, 0xFF),
        bytes(32_767, 'A'),
        begun(bytes(32_767, 0xFF), 0xFF, 0x20, 0x82, 0x7F, 0xFF),
        begun(bytes(32_767, 0), 0xFF, 0x20, 0x82, 0x7F, 0xFA),
        begun(bytes(100, 0), 0xFF, 0x20, 0x82, 0x7F, 0xFA),
        begun(bytes(100, 0), 0xFF, 0x20, 0x82, 0xFF, 0xFF),
        begun(bytes(100, 0), 0xFF, 0x20, 0x83, 0x01, 0x00, 0x00),
        begun(bytes(100, 0), 0xFF, 0x20, 0x00));
  }

  @Test
  void aFileThatHoldsNoCardFaceIsOneExceptionAndNoTry() throws Exception {
    for (byte[] file : wrongFiles()) {
      TestCard model = card().file(TestApplication.SURFACE, 0x0002, file).build();
      for (LinkProfile link : List.of(LinkProfile.standard(), LinkProfile.shortOnly())) {
        for (FaceScope scope : FaceScope.values()) {
          assertThatThrownBy(() -> read(model, link, scope))
              .as("%s bytes, %s", file.length, scope)
              .isInstanceOf(MalformedResponseException.class);
          assertThat(model.triesLeft(DataSecret.SURFACE_NUMBER_B)).isEqualTo(10);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 30_000})
  void aPhotoThatIsNoneOfAnyKindIsHandedOut(int length) throws Exception {
    TestCard model = card().build();
    byte[] face = FaceBytes.withPhoto(FaceBytes.of(model), bytes(length, 0xFF));
    TestCard odd = card().file(TestApplication.SURFACE, 0x0002, face).build();
    for (FaceScope scope : FaceScope.values()) {
      try (CardFace read = read(odd, LinkProfile.shortOnly(), scope)) {
        assertSays(read, odd);
        if (scope == FaceScope.ALL && length > 0) {
          assertThat(read.photo().orElseThrow().kind()).isEqualTo(Kind.UNKNOWN);
          assertThat(read.photo().orElseThrow().bytes()).isEqualTo(bytes(length, 0xFF));
        }
      }
    }
  }

  @Test
  void whatWasReadIsErasedWhenItIsClosed() throws Exception {
    CardFace face = read(card().build(), LinkProfile.standard(), FaceScope.ALL);
    CardImage photo = face.photo().orElseThrow();
    assertThat(photo).hasToString("CardImage[JP2, hidden]");
    face.close();
    face.close();
    for (CardImage image :
        List.of(
            photo,
            face.name().orElseThrow(),
            face.address().orElseThrow(),
            face.securityCode().orElseThrow())) {
      assertThatThrownBy(image::bytes).isInstanceOf(IllegalStateException.class);
    }
  }
}
