package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.Simulated;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.ForwardingConnection;

/** A card that takes a while for each command. */
final class LateConnection extends ForwardingConnection implements Simulated {

  private final TestCard card;
  private final int millis;

  LateConnection(Simulated link, int millis) {
    super(link);
    this.card = link.card();
    this.millis = millis;
  }

  @Override
  public TestCard card() {
    return card;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return super.transceive(command);
  }
}
