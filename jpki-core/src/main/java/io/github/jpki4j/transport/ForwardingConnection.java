package io.github.jpki4j.transport;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;

/**
 * A connection that passes everything on to another one; a subclass overrides what it is about, and
 * calls {@code super} for the rest. What the other one promises of threads and errors holds here.
 *
 * @since 0.1.0
 */
public abstract class ForwardingConnection implements CardConnection {

  private final CardConnection connection;

  /**
   * Takes a connection.
   *
   * @param connection closed with this one
   */
  protected ForwardingConnection(CardConnection connection) {
    this.connection = connection;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    return connection.transceive(command);
  }

  @Override
  public ConnectionInfo info() {
    return connection.info();
  }

  @Override
  public boolean isExclusive() {
    return connection.isExclusive();
  }

  @Override
  public <T> T transact(CardWork<T> work) throws JpkiException {
    return connection.transact(work);
  }

  @Override
  public void close() {
    connection.close();
  }
}
