package io.github.jpki4j.kiosk.server;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.concurrent.CountDownLatch;

/** A card that does not answer until it is told to. */
final class SilentConnection extends ForwardingConnection {

  private final CountDownLatch answer;

  SilentConnection(CardConnection card, CountDownLatch answer) {
    super(card);
    this.answer = answer;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    try {
      answer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("interrupted", Remedy.REOPEN, e);
    }
    return super.transceive(command);
  }
}
