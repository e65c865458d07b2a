package io.github.jpki4j.it.soak;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.soak.TaskResult.Kind;
import java.util.SplittableRandom;

/**
 * What one customer is going to do. Depends on seed and number alone, so that it can be told again.
 *
 * @param number of the customer, from 0 on
 * @param task what the customer comes for
 * @param fault what goes wrong
 * @param at the command at which it does, counted from 0; or any number to choose by
 * @param authTries left of the PIN, 1 to 3
 * @param signTries left of the password, 1 to 5
 * @param mistypes whether the first secret that is typed is wrong
 * @param triesAgain whether the customer then types it again
 * @param finishes whether the customer presses "finish" and then takes the card
 * @param pauseMillis how long the customer hesitates, and how long another program holds the card
 */
record ScenarioParameters(
    int number,
    Task task,
    FaultKind fault,
    int at,
    int authTries,
    int signTries,
    boolean mistypes,
    boolean triesAgain,
    boolean finishes,
    int pauseMillis) {

  private static final int LONGEST_PAUSE_MILLIS = 400;
  private static final int FEW = 5;

  /**
   * Makes a plan.
   *
   * @param seed of the run
   * @param number of the customer
   * @param killEvery which customers see the service killed: one in so many
   */
  static ScenarioParameters of(long seed, int number, int killEvery) {
    SplittableRandom random = new SplittableRandom(seed ^ (0x9E3779B97F4A7C15L * (number + 1)));
    Task[] tasks = Task.values();
    FaultKind fault = FaultKind.any(random);
    Task task = tasks[random.nextInt(tasks.length)];
    return new ScenarioParameters(
        number,
        task,
        number % killEvery == killEvery / 2 ? FaultKind.SERVICE_KILLED : fault,
        random.nextInt(task.commands()),
        random.nextInt(FEW) > 0 ? 3 : 1 + random.nextInt(2),
        random.nextInt(FEW) > 0 ? 5 : 1 + random.nextInt(4),
        random.nextInt(FEW) == 0,
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextInt(LONGEST_PAUSE_MILLIS));
  }

  int tries(KeyKind key) {
    return key == KeyKind.AUTH ? authTries : signTries;
  }

  /** What the kiosk has to say in the end if nothing goes wrong. */
  Kind outcome() {
    if (task.secret().isEmpty()) {
      return Kind.DONE;
    }
    int tries = tries(task.secret().get());
    if (mistypes && tries > 1) {
      if (!triesAgain) {
        return Kind.INCORRECT;
      }
      tries--;
    }
    return tries == 1 ? Kind.LAST_TRY : Kind.DONE;
  }
}
