package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.cli.console.Messages;

/** The secrets of the simulated card, which guard nothing and are shown wherever it is used. */
final class DefaultPins {

  static final String AUTH = "1234";
  static final String SIGN = "ABC123";
  static final String CARD_INFO = "4321";

  private DefaultPins() {}

  /** All of them, for people, and the number that is printed on the card. */
  static String note(Messages messages, String numberB) {
    return messages.get("note.simulated", AUTH, SIGN, CARD_INFO, numberB);
  }
}
