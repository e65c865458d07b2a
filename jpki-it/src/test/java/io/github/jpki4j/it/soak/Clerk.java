package io.github.jpki4j.it.soak;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.it.soak.Receipt.Kind;
import io.github.jpki4j.pcsc.KioskSession;
import io.github.jpki4j.pcsc.KioskSession.End;
import io.github.jpki4j.pcsc.PcscReaders;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One reader of a kiosk and the thread that serves its customers, one after the other. */
final class Clerk implements Runnable {

  /** How long a customer may take. */
  static final Duration LIMIT = Duration.ofSeconds(3);

  /** How long the kiosk waits for another program to let go of a card. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long RETRY_MILLIS = 100;

  private final PcscReaders readers;
  private final String reader;
  private final Desk desk;
  private final Object lock = new Object();

  // guarded by the lock
  private boolean readerThere;
  private boolean cardIn;
  private boolean cardWaits;
  private boolean busy;

  Clerk(PcscReaders readers, String reader, Desk desk) {
    this.readers = readers;
    this.reader = reader;
    this.desk = desk;
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
    desk.invite(readerThere && !cardIn && !busy);
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
      desk.invite(false);
    }
  }

  private void serve() throws InterruptedException {
    Optional<KioskSession> opened = open();
    if (opened.isEmpty()) {
      return;
    }
    Guest guest = desk.guest();
    Optional<End> end;
    try (KioskSession session = opened.get()) {
      Optional<Errand> wish = guest.wish();
      if (wish.isEmpty()) {
        return;
      }
      Receipt receipt = Errands.run(wish.get(), session, guest);
      if (!guest.show(receipt)) {
        session.awaitEnd(LIMIT.multipliedBy(4));
        end = session.end();
      } else {
        end = Optional.of(session.end().orElse(End.CLOSED));
      }
    }
    guest.farewell(end);
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
          Guest guest = desk.guest();
          guest.show(new Receipt(Kind.LINK_LOST, Errands.text(e)));
          guest.farewell(
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
