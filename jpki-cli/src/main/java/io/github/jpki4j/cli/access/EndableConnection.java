package io.github.jpki4j.cli.access;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets another thread end the use of a card: the command that is under way is finished, no other is
 * begun, and a transaction ends on the thread that began it, as drivers want it.
 */
public final class EndableConnection extends ForwardingConnection {

  private final ReentrantLock use = new ReentrantLock();
  private volatile boolean ended;
  private volatile @Nullable Thread closer;

  /** Closes the other with itself. */
  public EndableConnection(CardConnection inner) {
    super(inner);
  }

  /** Ends the use, and waits for the command or transaction that is under way. */
  public void end() {
    ended = true;
    use.lock();
    try {
      // nothing is under way any more
    } finally {
      use.unlock();
    }
  }

  /**
   * The calling thread is about to close the session: what it sends belongs to that. One thread at
   * a time, until the session is closed: a second call takes the right to send from the first.
   */
  public void beginClosing() {
    closer = Thread.currentThread();
  }

  private void enter() throws TransportException {
    use.lock();
    if (ended && closer != Thread.currentThread()) {
      use.unlock();
      throw new TransportException("the program is ending", TransportException.Remedy.REOPEN);
    }
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    enter();
    try {
      return super.transceive(command);
    } finally {
      use.unlock();
    }
  }

  @Override
  public <T> T transact(CardWork<T> work) throws JpkiException {
    enter();
    try {
      return super.transact(work);
    } finally {
      use.unlock();
    }
  }
}
