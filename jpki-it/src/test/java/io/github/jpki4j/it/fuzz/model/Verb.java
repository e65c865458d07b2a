package io.github.jpki4j.it.fuzz.model;

import java.util.SplittableRandom;

/** What a program may do with a card. */
enum Verb {
  TOKEN,
  PRESENCE,
  COUNTER,
  DETECT,
  EXPIRY,
  VERIFY,
  CHANGE,
  CARD_INFO,
  READ,
  SIGN;

  private static final Verb[] QUICK = {
    TOKEN, PRESENCE, COUNTER, DETECT, EXPIRY, VERIFY, CHANGE, CARD_INFO
  };

  /** Reading and signing take a hundred times as long as the rest. */
  static Verb any(SplittableRandom random) {
    int choice = random.nextInt(400);
    return choice == 0 ? SIGN : choice < 6 ? READ : Cards.one(QUICK, random);
  }
}
