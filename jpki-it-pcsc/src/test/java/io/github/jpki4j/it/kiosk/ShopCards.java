package io.github.jpki4j.it.kiosk;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testcard.pki.Validity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The cards that customers have, by names. */
final class ShopCards {

  /** Who issued all of them. */
  static final TestPki PKI = TestPki.create();

  /** Noon in Japan, when kiosks are open. */
  static final Instant NOON = Instant.parse("2026-12-01T03:00:00Z");

  private static final Validity ENDED =
      new Validity(NOON.minus(Duration.ofDays(400)), NOON.minus(Duration.ofHours(1)));

  private ShopCards() {}

  /** The secret that a card has at first. */
  static String old(KeyKind key) {
    return key == KeyKind.AUTH ? "1234" : "ABC123";
  }

  /** The secret that people choose. */
  static String fresh(KeyKind key) {
    return key == KeyKind.AUTH ? "5678" : "XYZ789";
  }

  /** A card that lies nowhere. */
  static TestCard of(String name) {
    TestCardBuilder card =
        TestCard.builder().pki(PKI).clock(Clock.fixed(NOON, ZoneOffset.UTC)).holder(Holder.test());
    return (switch (name) {
          case "good" -> card;
          case "somebody" -> card.holder(Holder.test().withGenderAndBirth("1", "319710203"));
          case "child" -> card.type(TestCardType.NO_SIGN_CERTIFICATE);
          case "face-only" -> card.type(TestCardType.FACE_AUTHENTICATION);
          case "with-licence" -> card.type(TestCardType.DRIVING_LICENCE);
          case "other" -> card.type(TestCardType.OTHER_CARD);
          case "juki" -> card.type(TestCardType.JUKI);
          case "android" -> card.type(TestCardType.ANDROID);
          case "iphone" -> card.type(TestCardType.IPHONE);
          case "ended" -> card.validity(KeyKind.AUTH, ENDED).validity(KeyKind.SIGN, ENDED);
          default -> throw new IllegalArgumentException("no card is called " + name);
        })
        .build();
  }
}
