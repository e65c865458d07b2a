package io.github.jpki4j.it.fuzz.model;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.TestPki;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/**
 * Cards of all kinds, made once: what a card is like follows from its number alone, and before each
 * run it is as on the day of its issue, except for its counters.
 */
final class Cards {

  /** When all of it happens. */
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC);

  /** Those with the first numbers have no odd behaviour. */
  private static final int GOOD = 4;

  private static final int ALL = 64;

  private final TestPki pki = TestPki.create();
  private final TestCard[] made = new TestCard[ALL];

  /** Any card, with counters of any height. */
  TestCard any(SplittableRandom random) {
    return withCounters(random.nextInt(ALL), random);
  }

  /** A plastic card without faults, with counters of any height. */
  TestCard good(SplittableRandom random) {
    return withCounters(random.nextInt(GOOD), random);
  }

  private TestCard withCounters(int number, SplittableRandom random) {
    if (made[number] == null) {
      made[number] = make(number);
    }
    TestCard card = made[number];
    card.remove();
    card.insert();
    for (SecretKind secret : CardWatch.SECRETS) {
      int most = secret == KeyKind.SIGN ? 5 : 3;
      card.renewSecret(
          secret, secret == KeyKind.AUTH ? "1234" : secret == KeyKind.SIGN ? "ABC123" : "4321");
      card.setTriesLeft(secret, random.nextInt(3) > 0 ? most : random.nextInt(most + 1));
    }
    return card;
  }

  private TestCard make(int number) {
    SplittableRandom random = new SplittableRandom(number);
    TestCardBuilder builder =
        TestCard.builder()
            .pki(pki)
            .clock(CLOCK)
            .seed(number)
            .token("FUZZ%04d".formatted(number))
            .holder(Holder.test().withName("ＴＥＳＴ　" + (char) ('一' + number)));
    if (number >= GOOD) {
      for (int i = random.nextInt(5); i > 0; i--) {
        builder.with(one(CardVariant.values(), random));
      }
      if (random.nextInt(3) == 0) {
        builder.type(one(TestCardType.values(), random));
      }
      if (random.nextInt(4) == 0) {
        builder.longestRead(1 + random.nextInt(300));
      }
    }
    return builder.build();
  }

  /** A link of any kind. */
  static LinkProfile link(SplittableRandom random) {
    LinkProfile link = random.nextInt(3) == 0 ? LinkProfile.shortOnly() : LinkProfile.standard();
    if (random.nextInt(4) == 0) {
      link = link.withGetResponse(1 + random.nextInt(256));
    }
    if (random.nextInt(8) == 0) {
      link = link.withMaxCommandLength(4 + random.nextInt(260));
    }
    if (random.nextInt(8) == 0) {
      link = link.withMaxResponseLength(3 + random.nextInt(400));
    }
    return link.withWrongLength(random.nextInt(4) == 0).withExclusive(random.nextInt(4) == 0);
  }

  /** The value that a card has of a secret. */
  static Secret current(TestCard card, SecretKind secret) {
    return Secret.of(secret, card.secretValue(secret));
  }

  /** Any secret of a card. */
  static SecretKind secret(SplittableRandom random) {
    return random.nextInt(5) == 0 ? DataSecret.CARD_INFO : key(random);
  }

  /** One of these. */
  static <T> T one(T[] values, SplittableRandom random) {
    return values[random.nextInt(values.length)];
  }

  static KeyKind key(SplittableRandom random) {
    return random.nextBoolean() ? KeyKind.AUTH : KeyKind.SIGN;
  }
}
