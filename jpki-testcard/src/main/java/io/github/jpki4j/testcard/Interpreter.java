package io.github.jpki4j.testcard;

/** What has power in a card: one command in, one answer out. Guarded by the card's lock. */
interface Interpreter {

  /**
   * Executes a command.
   *
   * @param apdu not changed and not kept
   * @return the answer; empty if the card lost its power meanwhile
   */
  byte[] process(byte[] apdu);

  /** Power was cut and given again. */
  void powerCycle();

  /** A warm reset. */
  void warmReset();
}
