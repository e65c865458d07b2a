package io.github.jpki4j.cli.simulation;

/** The secrets of the simulated card, which guard nothing and are shown wherever it is used. */
final class DefaultPins {

  static final String AUTH = "1234";
  static final String SIGN = "ABC123";
  static final String CARD_INFO = "4321";

  private DefaultPins() {}
}
