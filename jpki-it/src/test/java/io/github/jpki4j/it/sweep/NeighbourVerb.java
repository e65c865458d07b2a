package io.github.jpki4j.it.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.authenticity.AuthenticityReport;
import io.github.jpki4j.card.authenticity.AuthenticityRequest;
import io.github.jpki4j.card.authenticity.AuthenticityVerdict;
import io.github.jpki4j.card.authenticity.CvAuthorities;
import io.github.jpki4j.card.info.CardAttributes;
import io.github.jpki4j.card.number.IndividualNumber;
import io.github.jpki4j.card.number.IndividualNumberPurpose;
import io.github.jpki4j.card.surface.CardFace;
import io.github.jpki4j.card.surface.CardImage;
import io.github.jpki4j.card.surface.FaceScope;
import io.github.jpki4j.cert.AttributeText;
import io.github.jpki4j.cert.BirthDate;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.TestAuthorities;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The verbs of the applications beside JPKI: the face, the individual number, and genuineness. */
enum NeighbourVerb implements Verb {
  READ_FACE {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      readFace(card, scene, rightNumber(scene), FaceScope.ALL);
    }
  },
  READ_FACE_WITHOUT_PHOTO {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      readFace(card, scene, rightNumber(scene), FaceScope.WITHOUT_PHOTO);
    }
  },
  READ_FACE_WITH_WRONG_NUMBER(PinIncorrectException.class) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      readFace(card, scene, scene.openNumberB(WRONG_NUMBER), FaceScope.ALL);
    }
  },
  READ_FACE_KEEPS_LAST_TRY(LastTryException.class, DataSecret.SURFACE_NUMBER_B, 1) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      readFace(card, scene, rightNumber(scene), FaceScope.ALL);
    }
  },
  READ_FACE_BLOCKED(PinBlockedException.class, DataSecret.SURFACE_NUMBER_B, 0) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      readFace(card, scene, rightNumber(scene), FaceScope.ALL);
    }
  },
  READ_AGE {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      assertBirthDate(
          card.surface().readAge(scene.openBirthKey(scene.model().birthKey())).birthDate());
    }
  },
  READ_ATTRIBUTES_WITH_NUMBER_B {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      String digits = scene.model().verificationNumberB();
      VerificationNumberB number =
          scene.consent(
              DataSecret.CARD_INFO_NUMBER_B, VerificationNumberB.of(digits.toCharArray()), digits);
      CardAttributes attributes = card.cardInfoInput().read(number, TryPolicy.KEEP_LAST);
      assertThat(attributes.name().map(AttributeText::text))
          .contains(scene.model().holder().name());
    }
  },
  READ_INDIVIDUAL_NUMBER {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      try (IndividualNumber number =
          card.individualNumber(IndividualNumberPurpose.OWN_NUMBER)
              .read(scene.openCardInfoPin("4321"))) {
        assertThat(new String(number.digits())).isEqualTo(scene.model().verificationNumberA());
      }
    }
  },
  READ_NUMBER_IMAGE {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      try (CardImage image =
          card.individualNumber(IndividualNumberPurpose.OWN_NUMBER)
              .readImage(
                  scene.openNumberA(scene.model().verificationNumberA()), TryPolicy.KEEP_LAST)) {
        assertThat(image.kind()).isEqualTo(CardImage.Kind.PNG);
      }
    }
  },
  GENUINE_WITH_BIRTH_KEY {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      check(card, AuthenticityRequest.withBirthKey(scene.openBirthKey(scene.model().birthKey())));
    }
  },
  GENUINE_WITH_NUMBER_A_AND_IMAGE {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      check(
          card,
          AuthenticityRequest.withNumberA(scene.openNumberA(scene.model().verificationNumberA()))
              .includingIndividualNumber());
    }
  },
  GENUINE_WITH_NUMBER_B_AND_PIN {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      check(
          card,
          AuthenticityRequest.withNumberB(rightNumber(scene)).text(scene.openCardInfoPin("4321")));
    }
  },
  GENUINE_WITH_WRONG_NUMBER(PinIncorrectException.class) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      check(card, AuthenticityRequest.withNumberB(scene.openNumberB(WRONG_NUMBER)));
    }
  },
  GENUINE_WITH_WRONG_PIN(PinIncorrectException.class) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      check(card, AuthenticityRequest.withoutSecret().text(scene.openCardInfoPin("8888")));
    }
  },
  GENUINE_KEEPS_LAST_TRY(LastTryException.class, DataSecret.SURFACE_NUMBER_B, 1) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      check(card, AuthenticityRequest.withNumberB(rightNumber(scene)));
    }
  },
  GENUINE_BLOCKED(PinBlockedException.class, DataSecret.SURFACE_NUMBER_B, 0) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      check(card, AuthenticityRequest.withNumberB(rightNumber(scene)));
    }
  };

  /** Of a form that can be right. */
  private static final String WRONG_NUMBER = "01010120319999";

  /** What an undisturbed read gives, the same for every card of this test. */
  private static final CardFace FACE = face();

  /** The same for every case. */
  private static final CvAuthorities AUTHORITIES = TestAuthorities.test();

  private final @Nullable Class<? extends JpkiException> end;

  @SuppressWarnings("ImmutableEnumChecker") // all kinds of secrets are enums
  private final @Nullable SecretKind secret;

  private final int tries;

  NeighbourVerb() {
    this(null);
  }

  NeighbourVerb(@Nullable Class<? extends JpkiException> end) {
    this(end, null, 0);
  }

  NeighbourVerb(
      @Nullable Class<? extends JpkiException> end, @Nullable SecretKind secret, int tries) {
    this.end = end;
    this.secret = secret;
    this.tries = tries;
  }

  @Override
  public void prepare(TestCard model) {
    if (secret != null) {
      model.setTriesLeft(secret, tries);
    }
  }

  @Override
  public @Nullable Class<? extends JpkiException> end() {
    return end;
  }

  private static CardFace face() {
    TestCard model = TestCard.builder().pki(TestPki.create()).build();
    try (VerificationNumberB number =
            VerificationNumberB.of(model.verificationNumberB().toCharArray());
        MyNumberCard card = MyNumberCard.open(model.connect())) {
      return card.surface().readFace(number);
    } catch (JpkiException e) {
      throw new IllegalStateException(e);
    }
  }

  private static VerificationNumberB rightNumber(Scene scene) {
    return scene.openNumberB(scene.model().verificationNumberB());
  }

  private static void readFace(
      MyNumberCard card, Scene scene, VerificationNumberB number, FaceScope scope)
      throws JpkiException {
    try (CardFace face = card.surface().readFace(number, scope, TryPolicy.KEEP_LAST)) {
      assertBirthDate(face.birthDate());
      assertThat(face.expiry()).contains(scene.model().expiry());
      assertThat(bytes(face.name())).isEqualTo(bytes(FACE.name()));
      assertThat(bytes(face.address())).isEqualTo(bytes(FACE.address()));
      assertThat(bytes(face.photo()))
          .isEqualTo(scope == FaceScope.ALL ? bytes(FACE.photo()) : new byte[0]);
    }
  }

  private static byte[] bytes(Optional<CardImage> image) {
    return image.map(CardImage::bytes).orElse(new byte[0]);
  }

  private static void assertBirthDate(Optional<BirthDate> told) {
    assertThat(told.map(BirthDate::iso)).isEqualTo(FACE.birthDate().map(BirthDate::iso));
  }

  /** A disturbed report may know less; what it holds proven is so. */
  private static void check(MyNumberCard card, AuthenticityRequest request) throws JpkiException {
    AuthenticityReport report = card.authenticity(AUTHORITIES).check(request);
    assertThat(report.verdict()).isNotEqualTo(AuthenticityVerdict.GENUINE);
    report.person().ifPresent(person -> assertBirthDate(person.birthDate()));
    if (report.verdict() == AuthenticityVerdict.GENUINE_FOR_TESTS) {
      assertThat(report.person()).isPresent();
    }
  }
}
