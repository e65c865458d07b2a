package io.github.jpki4j.cli.access;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;

/** Counts what goes through it. */
public final class CountingConnection implements CardConnection {

  private final CardConnection inner;
  private ApduStats apdus = ApduStats.NONE;

  /** Closes the other with itself. */
  public CountingConnection(CardConnection inner) {
    this.inner = inner;
  }

  public ApduStats apdus() {
    return apdus;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    byte[] answer = inner.transceive(command);
    apdus = apdus.plus(command.length, answer.length);
    return answer;
  }

  @Override
  public ConnectionInfo info() {
    return inner.info();
  }

  @Override
  public boolean isExclusive() {
    return inner.isExclusive();
  }

  @Override
  public <T> T transact(CardWork<T> work) throws JpkiException {
    return inner.transact(work);
  }

  @Override
  public void close() {
    inner.close();
  }
}
