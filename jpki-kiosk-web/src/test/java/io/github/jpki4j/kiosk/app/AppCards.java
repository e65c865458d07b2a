package io.github.jpki4j.kiosk.app;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.Validity;
import java.time.Duration;

/** The cards of the stories, by name. */
final class AppCards {

  private static final Validity ENDED =
      new Validity(
          AppDesk.NOON.minus(Duration.ofDays(400)), AppDesk.NOON.minus(Duration.ofHours(1)));
  private static final Validity NOT_BEGUN =
      new Validity(AppDesk.NOON.plus(Duration.ofHours(1)), AppDesk.NOON.plus(Duration.ofDays(400)));

  private AppCards() {}

  static TestCard of(String name) {
    TestCardBuilder card = AppDesk.newCard();
    return (switch (name) {
          case "good" -> card;
          case "somebody" -> card.holder(Holder.test().withGenderAndBirth("1", "319710203"));
          case "sign-blocked" -> card.signTriesLeft(0);
          case "auth-blocked" -> card.authTriesLeft(0);
          case "all-blocked" -> card.signTriesLeft(0).authTriesLeft(0);
          case "auth-2" -> card.authTriesLeft(2);
          case "auth-1" -> card.authTriesLeft(1);
          case "sign-1" -> card.signTriesLeft(1);
          case "child" -> card.type(TestCardType.NO_SIGN_CERTIFICATE);
          case "face-only" -> card.type(TestCardType.FACE_AUTHENTICATION);
          case "licence" -> card.type(TestCardType.OTHER_CARD);
          case "juki" -> card.type(TestCardType.JUKI);
          case "android" -> card.type(TestCardType.ANDROID);
          case "iphone" -> card.type(TestCardType.IPHONE);
          case "auth-ended" -> card.validity(KeyKind.AUTH, ENDED).validity(KeyKind.SIGN, ENDED);
          case "sign-ended" -> card.validity(KeyKind.SIGN, ENDED);
          case "auth-not-begun" -> card.validity(KeyKind.AUTH, NOT_BEGUN);
          case "sign-not-begun" -> card.validity(KeyKind.SIGN, NOT_BEGUN);
          default -> throw new IllegalArgumentException("no card is called " + name);
        })
        .build();
  }
}
