package io.github.jpki4j.testcard.bridge;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.Simulated;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;

/**
 * From a virtual reader straight to the chip. The reader alone gives and takes power, so this is
 * never opened or closed.
 *
 * @param card at the other end
 */
record ChipLink(TestCard card) implements Simulated {

  private static final ConnectionInfo INFO =
      new ConnectionInfo(
          "virtual reader", ConnectionInfo.Medium.SIMULATED, ConnectionInfo.LONGEST_COMMAND, true);

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    byte[] answer = card.transmit(command);
    if (answer.length == 0) {
      throw new CardRemovedException("the test card has no power");
    }
    return answer;
  }

  @Override
  public ConnectionInfo info() {
    return INFO;
  }

  @Override
  public <T> T transact(CardWork<T> work) throws JpkiException {
    return work.run();
  }

  @Override
  public void close() {
    // The reader takes the power away.
  }
}
