package io.github.jpki4j.testkit.card;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.card.ApplicationPresence;
import io.github.jpki4j.card.CardHint;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.NeighbourApplication;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.TestCardType;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Simulated cards of every type, and what is on them as a whole. */
public enum WholeCards {
  /** The plain card. */
  PLAIN(TestCardType.MY_NUMBER),
  /** Of a child. */
  NO_SIGN_CERTIFICATE(TestCardType.NO_SIGN_CERTIFICATE),
  /** Without PINs. */
  FACE_AUTHENTICATION(TestCardType.FACE_AUTHENTICATION),
  /** With a driving licence. */
  LICENCE(TestCardType.DRIVING_LICENCE),
  /** With a driving licence whose holder chose no PIN. */
  LICENCE_PIN_NOT_SET(TestCardType.DRIVING_LICENCE, CardVariant.LICENCE_PIN_NOT_SET),
  /** With a driving licence that is locked. */
  LICENCE_LOCKED(TestCardType.DRIVING_LICENCE, CardVariant.LICENCE_LOCKED),
  /** With a driving licence whose PIN is blocked. */
  LICENCE_BLOCKED(TestCardType.DRIVING_LICENCE, CardVariant.LICENCE_BLOCKED),
  /** Specified residence card. */
  RESIDENCE_07(TestCardType.SPECIFIED_RESIDENCE),
  /** Special permanent resident certificate. */
  RESIDENCE_08(TestCardType.SPECIAL_PERMANENT_RESIDENT),
  /** Specified residence card with a driving licence. */
  RESIDENCE_AND_LICENCE(TestCardType.SPECIFIED_RESIDENCE, CardVariant.LICENCE_PIN_SET),
  /** A phone. */
  ANDROID(TestCardType.ANDROID),
  /** A phone. */
  IPHONE(TestCardType.IPHONE),
  /** The withdrawn card. */
  JUKI(TestCardType.JUKI),
  /** No My Number card. */
  OTHER_CARD(TestCardType.OTHER_CARD);

  private final TestCardType type;
  private final Optional<CardVariant> behaviour;

  WholeCards(TestCardType type) {
    this.type = type;
    this.behaviour = Optional.empty();
  }

  WholeCards(TestCardType type, CardVariant behaviour) {
    this.type = type;
    this.behaviour = Optional.of(behaviour);
  }

  /**
   * A builder for it.
   *
   * @return fresh
   */
  public TestCardBuilder builder() {
    TestCardBuilder builder = TestCard.builder().type(type);
    behaviour.ifPresent(builder::with);
    return builder;
  }

  /**
   * The card.
   *
   * @return fresh
   */
  public TestCard build() {
    return builder().build();
  }

  /**
   * What a program must see.
   *
   * @return the kind
   */
  public CardKind kind() {
    return switch (type) {
      case ANDROID -> CardKind.ANDROID;
      case IPHONE -> CardKind.IPHONE;
      case JUKI -> CardKind.JUKI;
      case OTHER_CARD -> CardKind.OTHER;
      default -> CardKind.MY_NUMBER;
    };
  }

  /**
   * What a program must see of an application.
   *
   * @param application which one
   * @return whether it is there
   */
  public ApplicationPresence presence(NeighbourApplication application) {
    boolean there =
        switch (application) {
          case DRIVING_LICENCE -> hasLicence();
          case RESIDENCE -> isResidenceCard();
          default -> kind() == CardKind.MY_NUMBER;
        };
    if (there && application == NeighbourApplication.DRIVING_LICENCE && isLicenceLocked()) {
      return ApplicationPresence.LOCKED;
    }
    return there ? ApplicationPresence.PRESENT : ApplicationPresence.ABSENT;
  }

  private boolean hasLicence() {
    return type == TestCardType.DRIVING_LICENCE || this == RESIDENCE_AND_LICENCE;
  }

  private boolean isLicenceLocked() {
    return behaviour.equals(Optional.of(CardVariant.LICENCE_LOCKED));
  }

  private boolean isResidenceCard() {
    return type == TestCardType.SPECIFIED_RESIDENCE
        || type == TestCardType.SPECIAL_PERMANENT_RESIDENT;
  }

  /**
   * Whether the counter of a secret can be read.
   *
   * @param secret which one
   * @return true if its application is there and open
   */
  public boolean counts(DataSecret secret) {
    return Arrays.stream(NeighbourApplication.values())
        .filter(application -> application.secrets().contains(secret))
        .allMatch(application -> presence(application) == ApplicationPresence.PRESENT);
  }

  /**
   * What a program must say of the card.
   *
   * @return the hints
   */
  public Set<CardHint> hints() {
    return switch (this) {
      case FACE_AUTHENTICATION -> Set.of(CardHint.FACE_AUTHENTICATION);
      case LICENCE, LICENCE_PIN_NOT_SET, LICENCE_LOCKED, LICENCE_BLOCKED ->
          Set.of(CardHint.DRIVING_LICENCE);
      case RESIDENCE_07, RESIDENCE_08 -> Set.of(CardHint.RESIDENCE_CARD);
      case RESIDENCE_AND_LICENCE -> Set.of(CardHint.RESIDENCE_CARD, CardHint.DRIVING_LICENCE);
      case ANDROID, IPHONE -> Set.of(CardHint.PHONE);
      default -> Set.of();
    };
  }
}
