package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.testcard.SimulatedSecret;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestSecret;
import java.util.List;
import java.util.Map;

/**
 * What a tester says of a card that is to be made.
 *
 * @param description which card
 * @param values secrets other than the usual ones
 * @param tries counters other than those of a new card
 */
record NewCard(
    CardDescription description, Map<TestSecret, String> values, Map<TestSecret, Integer> tries) {

  /** One about which nothing is said but its kind. */
  static NewCard plain(SimulatedCard kind) {
    return new NewCard(CardDescription.plain(kind), Map.of(), Map.of());
  }

  /** Whether nothing but the kind is said. */
  boolean isPlain() {
    return description.isPlain() && values.isEmpty() && tries.isEmpty();
  }

  /**
   * Gives a card that was just made its secrets and counters.
   *
   * @throws IllegalArgumentException if a counter cannot have the number
   */
  void prepare(TestCard card) {
    values.forEach(
        (which, value) -> {
          for (TestSecret same : withItsValue(which)) {
            SimulatedSecret secret = card.secret(same);
            int left = secret.triesLeft();
            secret.renew(value);
            secret.setTriesLeft(left);
          }
        });
    tries.forEach((which, left) -> card.secret(which).setTriesLeft(left));
  }

  /** People have one PIN for all that has four digits but the card info PIN. */
  private static List<TestSecret> withItsValue(TestSecret which) {
    return which == TestSecret.AUTH
        ? List.of(TestSecret.AUTH, TestSecret.RESIDENT, TestSecret.COMMON, TestSecret.LICENCE)
        : List.of(which);
  }

  @Override
  public String toString() {
    return "NewCard[" + description + ", [hidden]]";
  }
}
