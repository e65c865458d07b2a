package io.github.jpki4j.kiosk.soak;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What happens to a customer, by chance or by the customer's own doing. */
enum Incident {
  NONE,
  /** The card is pulled while a page waits. */
  PULLED,
  /** Something happens to the card or its link at a command; the card's leaving among it. */
  COMMAND_FAULT,
  /** The next customer's card takes the place of this one. */
  SWAPPED,
  /** The first entry of the secret that the card checks is wrong. */
  WRONG_SECRET,
  /** One try is left: the right secret is entered. */
  LAST_TRY_SPENT,
  /** One try is left: the customer keeps it. */
  LAST_TRY_KEPT,
  /** One try is left: the secret that is entered is wrong. */
  LAST_TRY_WRONG,
  /** No try is left. */
  BLOCKED,
  /** The new secret is entered in two ways, the first time. */
  ENTRIES_DIFFER,
  /** The first entry has a character that no secret has. */
  MALFORMED,
  /** The service is away until it was asked once. */
  OFFLINE,
  /** Nothing was reserved. */
  NOT_RESERVED,
  /** The customer walks away; the card stays. */
  TIME_OUT,
  /** The customer needs more time, and says so. */
  MORE_TIME,
  /** The reader's cable is pulled. */
  UNPLUGGED;

  private static final List<Incident> CHOICE =
      Stream.concat(
              Stream.of(values()),
              Stream.of(NONE, PULLED, PULLED, COMMAND_FAULT, COMMAND_FAULT, COMMAND_FAULT, SWAPPED))
          .toList();

  static Incident any(SplittableRandom random) {
    return CHOICE.get(random.nextInt(CHOICE.size()));
  }

  /** Whether it can happen to who comes for this. */
  boolean suits(Errand errand) {
    return switch (this) {
      case NONE, PULLED, COMMAND_FAULT, SWAPPED, TIME_OUT, MORE_TIME, UNPLUGGED -> true;
      case OFFLINE, NOT_RESERVED -> errand.isReset();
      case ENTRIES_DIFFER -> errand.replaced.isPresent();
      case WRONG_SECRET, LAST_TRY_SPENT, LAST_TRY_KEPT, LAST_TRY_WRONG, BLOCKED, MALFORMED ->
          errand.asked.isPresent();
    };
  }

  boolean isLastTry() {
    return this == LAST_TRY_SPENT || this == LAST_TRY_KEPT || this == LAST_TRY_WRONG;
  }

  boolean isWrongEntry() {
    return this == WRONG_SECRET || this == LAST_TRY_WRONG;
  }
}
