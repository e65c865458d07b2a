package io.github.jpki4j.pcsc;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A connection that another thread may close: between two commands or transactions, not within one.
 */
final class RevocableConnection extends ForwardingConnection {

  private final ReentrantLock lock = new ReentrantLock();
  private boolean revoked;

  RevocableConnection(CardConnection connection) {
    super(connection);
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    lock.lock();
    try {
      requireValid();
      return super.transceive(command);
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
  public <T> T transact(CardWork<T> work) throws JpkiException {
    lock.lock();
    try {
      requireValid();
      return super.transact(work);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      revoked = true;
      super.close();
    } finally {
      lock.unlock();
    }
  }
}
