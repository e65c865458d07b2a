package io.github.jpki4j.cli.access;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;

/** Counts what goes through it. */
public final class CountingConnection extends ForwardingConnection {

  private ApduStats apdus = ApduStats.NONE;

  /** Closes the other with itself. */
  public CountingConnection(CardConnection inner) {
    super(inner);
  }

  public ApduStats apdus() {
    return apdus;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    byte[] answer = super.transceive(command);
    apdus = apdus.plus(command.length, answer.length);
    return answer;
  }
}
