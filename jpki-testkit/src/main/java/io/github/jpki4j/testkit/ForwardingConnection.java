package io.github.jpki4j.testkit;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;

/** Passes everything on to another connection; a test's link overrides what it is about. */
public abstract class ForwardingConnection implements CardConnection {

  private final CardConnection link;

  /**
   * Takes a link.
   *
   * @param link closed with this
   */
  protected ForwardingConnection(CardConnection link) {
    this.link = link;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    return link.transceive(command);
  }

  @Override
  public ConnectionInfo info() {
    return link.info();
  }

  @Override
  public boolean isExclusive() {
    return link.isExclusive();
  }

  @Override
  public <T> T transact(CardWork<T> work) throws JpkiException {
    return link.transact(work);
  }

  @Override
  public void close() {
    link.close();
  }
}
