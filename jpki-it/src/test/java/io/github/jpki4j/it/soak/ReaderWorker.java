package io.github.jpki4j.it.soak;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.it.soak.TaskResult.Kind;
import io.github.jpki4j.pcsc.KioskSession;
import io.github.jpki4j.pcsc.KioskSession.End;
import io.github.jpki4j.pcsc.PcscReaders;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One reader of a kiosk and the thread that serves its customers, one after the other. */
final class ReaderWorker implements Runnable {

  /** How long a customer may take. */
  static final Duration LIMIT = Duration.ofSeconds(3);

  /** How long the kiosk waits for another program to let go of a card. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long RETRY_MILLIS = 100;

  private final PcscReaders readers;
  private final String reader;
  private final KioskTerminal terminal;
  private final Object lock = new Object();

  // guarded by the lock
  private boolean readerThere;
  private boolean cardIn;
  private boolean cardWaits;
  private boolean busy;

  ReaderWorker(PcscReaders readers, String reader, KioskTerminal terminal) {
    this.readers = readers;
    this.reader = reader;
    this.terminal = terminal;
  }

  void readerCame() {
    update(true, false);
  }

  void readerWent() {
    update(false, false);
  }

  void cardCame() {
    update(true, true);
  }

  void cardWent() {
    update(true, false);
  }

  private void update(boolean there, boolean card) {
    synchronized (lock) {
      readerThere = there;
      cardIn = card;
      cardWaits = card;
      tell();
    }
  }

  /** Invites the next customer, or stops to. */
  private void tell() {
    terminal.invite(readerThere && !cardIn && !busy);
    lock.notifyAll();
  }

  @Override
  public void run() {
    try {
      while (true) {
        synchronized (lock) {
          while (!cardWaits) {
            lock.wait();
          }
          cardWaits = false;
          busy = true;
          tell();
        }
        serve();
        synchronized (lock) {
          busy = false;
          tell();
        }
      }
    } catch (InterruptedException e) {
      terminal.invite(false);
    }
  }

  private void serve() throws InterruptedException {
    Optional<KioskSession> opened = open();
    if (opened.isEmpty()) {
      return;
    }
    KioskUser user = terminal.user();
    Optional<End> end;
    try (KioskSession session = opened.get()) {
      Optional<Task> wish = user.wish();
      if (wish.isEmpty()) {
        return;
      }
      TaskResult result = Tasks.run(wish.get(), session, user);
      if (!user.show(result)) {
        session.awaitEnd(LIMIT.multipliedBy(4));
        end = session.end();
      } else {
        end = Optional.of(session.end().orElse(End.CLOSED));
      }
    }
    user.farewell(end);
  }

  /** Another program may have the card for a moment: tries again while the card is there. */
  private Optional<KioskSession> open() throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      try {
        return Optional.of(KioskSession.open(readers.named(reader), LIMIT));
      } catch (TransportException e) {
        boolean later = System.nanoTime() - start > PATIENCE.toNanos();
        if (later || !isCardIn()) {
          KioskUser user = terminal.user();
          user.show(new TaskResult(Kind.LINK_LOST, Tasks.text(e)));
          user.farewell(
              Optional.of(e.remedy() == Remedy.PRESENT_CARD ? End.CARD_REMOVED : End.LINK_LOST));
          return Optional.empty();
        }
      }
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    }
  }

  private boolean isCardIn() {
    synchronized (lock) {
      return cardIn;
    }
  }
}
