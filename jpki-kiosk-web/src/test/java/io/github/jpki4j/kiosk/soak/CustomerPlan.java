package io.github.jpki4j.kiosk.soak;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.fault.Fault;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What one customer is going to do, without anything personal. Depends on seed and number alone, so
 * that it can be repeated.
 *
 * @param number of the customer, from 0 on
 * @param errand what the customer comes for
 * @param incident what happens
 * @param at the page at which it does, counted from 0
 * @param fault what a {@link Incident#COMMAND_FAULT} is
 * @param atCommand the command at which the fault happens, counted from 0
 * @param triesAgain whether the customer goes on after a mishap, where that is offered
 * @param hurries whether the customer takes the card as soon as all is done
 * @param hasKeyboard whether the customer types with a keyboard; if not, on the screen
 * @param isWide whether the customer's first entry is in full-width characters, which no card takes
 * @param language the code of the language
 */
record CustomerPlan(
    int number,
    Errand errand,
    Incident incident,
    int at,
    Fault fault,
    int atCommand,
    boolean triesAgain,
    boolean hurries,
    boolean hasKeyboard,
    boolean isWide,
    String language) {

  private static final List<String> LANGUAGES = List.of("ja", "en", "easy");
  private static final int PAGES = 7;

  /** As many as most visits have. */
  private static final int COMMANDS = 16;

  static CustomerPlan of(long seed, int number) {
    SplittableRandom random = random(seed, number);
    Incident incident = Incident.any(random);
    List<Errand> errands = Stream.of(Errand.values()).filter(incident::suits).toList();
    Fault[] faults = Fault.values();
    return new CustomerPlan(
        number,
        errands.get(random.nextInt(errands.size())),
        incident,
        random.nextInt(PAGES),
        random.nextBoolean()
            ? faults[random.nextInt(faults.length)]
            : random.nextBoolean() ? Fault.REMOVED_BEFORE : Fault.REMOVED_AFTER,
        random.nextInt(COMMANDS),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextInt(4) == 0,
        random.nextInt(4) == 0,
        LANGUAGES.get(random.nextInt(LANGUAGES.size())));
  }

  /** For what is random about a customer; no two customers have the same numbers. */
  static SplittableRandom random(long seed, int number) {
    long customer = new SplittableRandom(seed).nextLong() + number;
    return new SplittableRandom(new SplittableRandom(customer).nextLong());
  }

  /** How many tries the card has left of a secret. */
  int tries(KeyKind key) {
    int most = key == KeyKind.AUTH ? 3 : 5;
    if (!errand.asked.equals(Optional.of(key))) {
      return most;
    }
    return incident == Incident.BLOCKED ? 0 : incident.isLastTry() ? 1 : most;
  }

  boolean isReserved() {
    return errand.isReset() && incident != Incident.NOT_RESERVED && incident != Incident.BLOCKED;
  }

  /** Whether the errand must have been done in the end, if the kiosk works. */
  boolean succeeds() {
    return switch (incident) {
      case NONE, ENTRIES_DIFFER, MALFORMED, MORE_TIME, LAST_TRY_SPENT -> true;
      case WRONG_SECRET, OFFLINE -> triesAgain;
      case PULLED,
          COMMAND_FAULT,
          SWAPPED,
          LAST_TRY_KEPT,
          LAST_TRY_WRONG,
          BLOCKED,
          NOT_RESERVED,
          TIME_OUT,
          UNPLUGGED ->
          false;
    };
  }
}
