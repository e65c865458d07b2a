package io.github.jpki4j.it.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.info.CardAttributes;
import io.github.jpki4j.card.number.IndividualNumber;
import io.github.jpki4j.card.number.IndividualNumberAccess;
import io.github.jpki4j.card.number.IndividualNumberPurpose;
import io.github.jpki4j.card.surface.CardFace;
import io.github.jpki4j.card.surface.CardImage;
import io.github.jpki4j.card.surface.FaceScope;
import io.github.jpki4j.cert.AttributeText;
import io.github.jpki4j.cert.BirthDate;
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberA;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.testcard.TestCard;
import org.jspecify.annotations.Nullable;

/** The verbs with a printed number, a birth date, or for the individual number. */
enum SurfaceVerb implements Verb {
  READ_FACE {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      readFace(card, scene, FaceScope.ALL);
    }
  },
  READ_FACE_WITHOUT_PHOTO {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      readFace(card, scene, FaceScope.WITHOUT_PHOTO);
    }
  },
  READ_FACE_WITH_WRONG_NUMBER(PinIncorrectException.class, 10, TryPolicy.SPEND_LAST) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      card.surface()
          .readFace(number(scene, "01010120310000"), FaceScope.ALL, TryPolicy.SPEND_LAST)
          .close();
    }
  },
  READ_FACE_KEEPS_LAST_TRY(LastTryException.class, 1, TryPolicy.KEEP_LAST) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      readFace(card, scene, FaceScope.ALL);
    }
  },
  READ_FACE_BLOCKED(PinBlockedException.class, 0, TryPolicy.KEEP_LAST) {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      readFace(card, scene, FaceScope.ALL);
    }
  },
  READ_AGE {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      BirthKey key =
          scene.consent(
              DataSecret.SURFACE_BIRTH_KEY, BirthKey.of("550217".toCharArray()), "550217");
      assertThat(card.surface().readAge(key).birthDate().map(BirthDate::iso))
          .contains("1980-02-17");
    }
  },
  READ_ATTRIBUTES_WITH_NUMBER_B {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      VerificationNumberB number =
          scene.consent(DataSecret.CARD_INFO_NUMBER_B, VerificationNumberB.of(B.toCharArray()), B);
      CardAttributes attributes = card.cardInfoInput().read(number, TryPolicy.KEEP_LAST);
      assertThat(attributes.name().map(AttributeText::text))
          .contains(scene.model().holder().name());
    }
  },
  READ_INDIVIDUAL_NUMBER {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      try (IndividualNumber number = access(card).read(scene.openCardInfoPin("4321"))) {
        assertThat(new String(number.digits())).isEqualTo(scene.model().verificationNumberA());
      }
    }
  },
  READ_NUMBER_IMAGE {
    @Override
    public void run(MyNumberCard card, Scene scene) throws JpkiException {
      VerificationNumberA number =
          scene.consent(DataSecret.SURFACE_NUMBER_A, VerificationNumberA.of(A.toCharArray()), A);
      try (CardImage image = access(card).readImage(number, TryPolicy.KEEP_LAST)) {
        assertThat(image.size()).contains(new CardImage.Size(72, 12));
      }
    }
  };

  /** The numbers of every card here but the one for a swap. */
  private static final String B = "55021720352285";

  private static final String A = "012345678901";

  private final @Nullable Class<? extends JpkiException> end;
  private final int tries;
  private final TryPolicy policy;

  SurfaceVerb() {
    this(null, 10, TryPolicy.KEEP_LAST);
  }

  SurfaceVerb(@Nullable Class<? extends JpkiException> end, int tries, TryPolicy policy) {
    this.end = end;
    this.tries = tries;
    this.policy = policy;
  }

  @Override
  public void prepare(TestCard model) {
    model.setTriesLeft(DataSecret.SURFACE_NUMBER_B, tries);
  }

  @Override
  public @Nullable Class<? extends JpkiException> end() {
    return end;
  }

  @Override
  public boolean spendsLastTry() {
    return policy == TryPolicy.SPEND_LAST;
  }

  private static IndividualNumberAccess access(MyNumberCard card) {
    return card.individualNumber(IndividualNumberPurpose.OWN_NUMBER);
  }

  private static VerificationNumberB number(Scene scene, String digits) {
    return scene.consent(
        DataSecret.SURFACE_NUMBER_B, VerificationNumberB.of(digits.toCharArray()), digits);
  }

  private static void readFace(MyNumberCard card, Scene scene, FaceScope scope)
      throws JpkiException {
    try (CardFace face = card.surface().readFace(number(scene, B), scope, TryPolicy.KEEP_LAST)) {
      assertThat(face.birthDate().map(BirthDate::iso)).contains("1980-02-17");
      assertThat(face.expiry()).contains(scene.model().expiry());
      assertThat(face.photo().map(CardImage::kind).isPresent()).isEqualTo(scope == FaceScope.ALL);
      assertThat(face.securityCode().flatMap(CardImage::size)).contains(new CardImage.Size(24, 12));
    }
  }
}
