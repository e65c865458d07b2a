package io.github.jpki4j.it.soak;

import java.util.SplittableRandom;

/** What goes wrong in a scenario, besides a mistyped PIN. */
enum FaultKind {
  NONE(46),
  /** The card is pulled before a command reaches it. */
  PULLED_BEFORE(7),
  /** The card is pulled after a command took effect. */
  PULLED_AFTER(7),
  /** The card is pulled between two pieces of work. */
  PULLED_IDLE(6),
  /** Another card takes the place of this one, between two commands or after one. */
  SWAPPED(7),
  /** Another program resets the card. */
  FOREIGN_RESET(4),
  /** Another program has the card for itself for a while. */
  HELD_EXCLUSIVELY(4),
  /** Another program holds the card in a transaction for a while. */
  HELD_IN_TRANSACTION(4),
  /** The card does not answer until the kiosk has given up, and is pulled then or answers. */
  NEVER_ANSWERS(2),
  /** The customer stays until the time is over. */
  NEVER_LEAVES(3),
  /** An answer arrives damaged; the command took effect. */
  DAMAGED_ANSWER(10),
  /** The PC/SC service is killed and comes back. Planned by number, not by chance. */
  SERVICE_KILLED(0);

  private final int percent;

  FaultKind(int percent) {
    this.percent = percent;
  }

  static FaultKind any(SplittableRandom random) {
    int left = random.nextInt(100);
    for (FaultKind fault : values()) {
      left -= fault.percent;
      if (left < 0) {
        return fault;
      }
    }
    return NONE;
  }
}
