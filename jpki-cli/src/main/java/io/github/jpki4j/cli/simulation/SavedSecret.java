package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.testcard.SimulatedSecret;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A secret or number of a simulated card with its counter, as it is kept.
 *
 * @param which which of the card's secrets
 * @param value the value in force
 * @param tries tries left
 */
record SavedSecret(TestSecret which, String value, int tries) {

  private static final Pattern PIN = Pattern.compile("[0-9]{4}");
  private static final Pattern PASSWORD = Pattern.compile("[A-Z0-9]{6,16}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}");
  private static final Pattern LICENCE_PIN = Pattern.compile("[0-9*]{4}");

  /** All secrets of a card. */
  static List<SavedSecret> of(TestCard card) {
    List<SavedSecret> all = new ArrayList<>();
    for (TestSecret which : TestSecret.values()) {
      SimulatedSecret secret = card.secret(which);
      all.add(new SavedSecret(which, secret.value(), secret.triesLeft()));
    }
    return all;
  }

  /** Gives a card's secret this value and these tries. */
  void applyTo(TestCard card) {
    SimulatedSecret secret = card.secret(which);
    secret.renew(value);
    secret.setTriesLeft(tries);
  }

  /**
   * Whether it has a line in every file; the others have one only if they differ from a new card.
   */
  boolean isAlwaysWritten() {
    return isAlwaysWritten(which);
  }

  static boolean isAlwaysWritten(TestSecret which) {
    return switch (which) {
      case AUTH, SIGN, CARD_INFO -> true;
      default -> false;
    };
  }

  /** As it stands in the file. */
  String line() {
    return EnumNames.of(which) + " " + value + " " + tries;
  }

  /** Reads what follows the name. */
  static SavedSecret read(TestSecret which, List<String> words) {
    StateLines.count(words, 2, 2);
    return new SavedSecret(
        which,
        StateLines.text(words.get(0), form(which)),
        StateLines.number(words.get(1), 0, most(which)));
  }

  private static Pattern form(TestSecret which) {
    return switch (which) {
      case SIGN -> PASSWORD;
      case AUTH, CARD_INFO, RESIDENT, COMMON -> PIN;
      case LICENCE -> LICENCE_PIN;
      default -> NUMBER;
    };
  }

  private static int most(TestSecret which) {
    return switch (which) {
      case SIGN -> 5;
      case AUTH, CARD_INFO, RESIDENT, COMMON -> 3;
      default -> 10;
    };
  }

  @Override
  public String toString() {
    return "SavedSecret[" + which + ", [hidden]]";
  }
}
