package io.github.jpki4j.testkit.card;

import java.util.List;

/**
 * A model of a card in the field of a phone or a contactless reader: how long commands and answers
 * take by their sizes. What is the same for everybody, as the card's work for a signature, is not
 * in it.
 *
 * <ul>
 *   <li>ISO/IEC 14443-2, -3: type B, as My Number cards are. A bit takes 128 / 13.56 MHz = 9.44
 *       microseconds at 106 kbit/s; a byte is a start bit, 8 bits and a stop bit, without extra
 *       guard time (up to 2 bits from the card, 6 to it, are allowed); a frame has 12 bits before
 *       and 10 after its bytes (SOF and EOF at their shortest).
 *   <li>ISO/IEC 14443-4: blocks of at most 256 bytes each way, which is what the ATQB of seen cards
 *       says (CARD-11), of which 1 is the prologue (no CID, no NAD) and 2 are the CRC. What is
 *       longer comes in several blocks, each but the last acknowledged by a block of 3 bytes.
 *   <li>Before every frame a delay of 0.3 ms (ASSUMED; the standard's shortest is half of it).
 *   <li>10 ms for each command (ASSUMED): from the program through the phone's NFC service or the
 *       reader to the antenna and back, and what the card does before it answers. Measured taps of
 *       payment cards on Android take 20 to 70 ms a command, cryptography included; so the model
 *       underrates a command rather than a byte.
 * </ul>
 *
 * @param speed 1 for 106 kbit/s, 2, 4 or 8 for as many times that
 */
public record NfcLink(int speed) {

  private static final double BIT_MILLIS = 128 / 13_560.0;
  private static final int BITS_OF_A_BYTE = 10;
  private static final int BITS_AROUND = 12 + 10;

  /** Bytes around those of a block: prologue and CRC. */
  private static final int BYTES_AROUND = 1 + 2;

  private static final int LARGEST_BLOCK = 256;
  private static final double FRAME_DELAY_MILLIS = 0.3;
  private static final double COMMAND_MILLIS = 10;

  /**
   * How long exchanges take.
   *
   * @param exchanges one after the other
   * @return milliseconds
   */
  public double millis(List<Exchange> exchanges) {
    return exchanges.stream().mapToDouble(this::millis).sum();
  }

  /**
   * How long an exchange takes.
   *
   * @param exchange its sizes
   * @return milliseconds
   */
  public double millis(Exchange exchange) {
    return COMMAND_MILLIS + oneWay(exchange.sent()) + oneWay(exchange.received());
  }

  private double oneWay(int bytes) {
    int most = LARGEST_BLOCK - BYTES_AROUND;
    int blocks = Math.max(1, (bytes + most - 1) / most);
    int frames = 2 * blocks - 1;
    int bits = (bytes + frames * BYTES_AROUND) * BITS_OF_A_BYTE + frames * BITS_AROUND;
    return bits * BIT_MILLIS / speed + frames * FRAME_DELAY_MILLIS;
  }
}
