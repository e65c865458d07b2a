package io.github.jpki4j.testkit.card;

import java.util.List;

/**
 * A model of a card in a reader with contacts: how long commands and answers take by their sizes.
 * What is the same for everybody, as the card's work for a signature, is not in it.
 *
 * <ul>
 *   <li>The ATR with contacts that was seen (CARD-10), {@code 3BE000FF8131FE4514}, has no TA1: an
 *       elementary time unit is 372 clocks, and no reader may negotiate a shorter one. A byte takes
 *       11 of them, as TC1 is FF. The clock is that of most USB readers, 4 MHz (ASSUMED).
 *   <li>T=1, ISO/IEC 7816-3: blocks of at most 254 bytes from the card (TA3 is FE) and as many to
 *       it, with 3 bytes before and 1 behind. What is longer comes in several blocks, each but the
 *       last acknowledged by a block of 4 bytes.
 *   <li>Before every block 22 units, in which nobody sends.
 *   <li>10 ms for each command (ASSUMED), as {@link NfcLink} has it.
 * </ul>
 */
public final class ContactLink {

  private static final double UNIT_MILLIS = 372 / 4_000.0;
  private static final int UNITS_OF_A_BYTE = 11;
  private static final int UNITS_BEFORE_A_BLOCK = 22;
  private static final int BYTES_AROUND = 4;
  private static final int LARGEST_BLOCK = 254;
  private static final double COMMAND_MILLIS = 10;

  private ContactLink() {}

  /**
   * How long exchanges take.
   *
   * @param exchanges one after the other
   * @return milliseconds
   */
  public static double millis(List<Exchange> exchanges) {
    return exchanges.stream()
        .mapToDouble(one -> COMMAND_MILLIS + oneWay(one.sent()) + oneWay(one.received()))
        .sum();
  }

  private static double oneWay(int bytes) {
    int blocks = Math.max(1, (bytes + LARGEST_BLOCK - 1) / LARGEST_BLOCK);
    int sent = 2 * blocks - 1;
    int units = (bytes + sent * BYTES_AROUND) * UNITS_OF_A_BYTE + sent * UNITS_BEFORE_A_BLOCK;
    return units * UNIT_MILLIS;
  }
}
