package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import java.time.Duration;
import java.util.List;

/** Readers that a test moves. */
final class ScriptedWatch implements ReaderWatch {

  private List<ReaderState> states = List.of();
  private boolean down;
  private int looks;
  private boolean awaited;

  /** Sets the readers; the service is up. */
  synchronized void set(ReaderState... readers) {
    states = List.of(readers);
    down = false;
    awaited = false;
    notifyAll();
  }

  /** Waits until the monitor knows the state that was set last, and waits for the next. */
  synchronized void awaitKnown() throws InterruptedException {
    while (!awaited) {
      wait();
    }
  }

  synchronized void goDown() {
    down = true;
    notifyAll();
  }

  /** Waits until the monitor has looked that often. */
  synchronized void awaitLooks(int number) throws InterruptedException {
    while (looks < number) {
      wait();
    }
  }

  synchronized int looks() {
    return looks;
  }

  @Override
  public synchronized List<ReaderState> readers() throws TransportException {
    looks++;
    notifyAll();
    if (down) {
      throw new TransportException("the PC/SC service is not running", Remedy.CHECK_READER);
    }
    return states;
  }

  @Override
  public synchronized List<ReaderState> awaitChange(List<ReaderState> known, Duration timeout)
      throws TransportException, InterruptedException {
    while (!down && states.equals(known)) {
      awaited = true;
      notifyAll();
      wait();
    }
    return readers();
  }
}
