package io.github.jpki4j.cli;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets another thread end the use of a card: the command that is under way is finished, no other is
 * begun, and a transaction ends on the thread that began it, as drivers want it.
 */
final class EndableConnection implements CardConnection {

  private final CardConnection inner;
  private final ReentrantLock use = new ReentrantLock();
  private volatile boolean ended;
  private volatile @Nullable Thread closer;

  /** Closes the other with itself. */
  EndableConnection(CardConnection inner) {
    this.inner = inner;
  }

  /**
   * Ends the use. The thread that asks for it may still send what belongs to closing.
   *
   * @param patience how long to wait for the command or transaction that is under way
   * @return whether it has ended
   */
  boolean end(Duration patience) {
    ended = true;
    try {
      boolean free = use.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (free) {
        use.unlock();
      }
      return free;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The calling thread is about to close the session: what it sends belongs to that. */
  void beginClosing() {
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
      return inner.transceive(command);
    } finally {
      use.unlock();
    }
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
    enter();
    try {
      return inner.transact(work);
    } finally {
      use.unlock();
    }
  }

  @Override
  public void close() {
    inner.close();
  }
}
