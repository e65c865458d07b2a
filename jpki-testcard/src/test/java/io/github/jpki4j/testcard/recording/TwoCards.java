package io.github.jpki4j.testcard.recording;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;

/** A link behind which the card becomes another one, and no driver tells. */
final class TwoCards extends ForwardingConnection {

  private final CardConnection second;
  private final int from;
  private int commands;

  /**
   * Takes two connections, of which all commands but reads go to both.
   *
   * @param from the first command that the second card answers
   */
  TwoCards(CardConnection first, CardConnection second, int from) {
    super(first);
    this.second = second;
    this.from = from;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    byte[] one = super.transceive(command);
    byte[] other = second.transceive(command);
    return commands++ < from ? one : other;
  }

  @Override
  public void close() {
    super.close();
    second.close();
  }
}
