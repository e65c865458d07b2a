package io.github.jpki4j.pcsc;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A connection that another thread may close: between two commands or transactions, not within one.
 */
final class RevocableConnection implements CardConnection {

  private final CardConnection connection;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean revoked;

  RevocableConnection(CardConnection connection) {
    this.connection = connection;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    lock.lock();
    try {
      requireValid();
      return connection.transceive(command);
    } finally {
      lock.unlock();
    }
  }

  private void requireValid() throws TransportException {
    if (revoked) {
      throw new TransportException("the connection to the card was ended", Remedy.REOPEN);
    }
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
    lock.lock();
    try {
      requireValid();
      return connection.transact(work);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      revoked = true;
      connection.close();
    } finally {
      lock.unlock();
    }
  }
}
