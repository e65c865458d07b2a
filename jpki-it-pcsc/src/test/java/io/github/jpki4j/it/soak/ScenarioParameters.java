package io.github.jpki4j.it.soak;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.soak.TaskResult.Kind;
import java.util.SplittableRandom;

/**
 * What one customer is going to do. Depends on seed and number alone, so that it can be repeated.
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

  /**
   * Chooses them.
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
        random.nextInt(5) > 0 ? 3 : 1 + random.nextInt(2),
        random.nextInt(5) > 0 ? 5 : 1 + random.nextInt(4),
        random.nextInt(5) == 0,
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextInt(400));
  }

  /** How it has to end if no fault occurs. */
  Kind expected() {
    if (task.secret().isEmpty()) {
      return Kind.DONE;
    }
    int tries = task.secret().get() == KeyKind.AUTH ? authTries : signTries;
    if (mistypes && tries > 1) {
      if (!triesAgain) {
        return Kind.INCORRECT;
      }
      tries--;
    }
    return tries == 1 ? Kind.LAST_TRY : Kind.DONE;
  }
}
