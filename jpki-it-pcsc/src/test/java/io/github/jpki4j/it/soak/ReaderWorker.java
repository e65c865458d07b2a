package io.github.jpki4j.it.soak;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.it.soak.TaskResult.Kind;
import io.github.jpki4j.pcsc.CardEvent;
import io.github.jpki4j.pcsc.KioskSession;
import io.github.jpki4j.pcsc.KioskSession.End;
import io.github.jpki4j.pcsc.PcscReaders;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** One reader of a kiosk and the thread that serves its users, one after the other. */
final class ReaderWorker implements Callable<Void> {

  /** How long a user may take, who takes less than a second where the machine is not busy. */
  private static final Duration LIMIT = Duration.ofSeconds(8);

  /** How long the kiosk waits for another program to let go of a card. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long RETRY_MILLIS = 100;

  private final PcscReaders readers;
  private final String reader;

  // guarded by this
  private Optional<KioskUser> user = Optional.empty();
  private boolean readerPresent;
  private boolean cardPresent;
  private boolean cardWaiting;
  private boolean busy;

  ReaderWorker(PcscReaders readers, String reader) {
    this.readers = readers;
    this.reader = reader;
  }

  /** The name of the reader. */
  String reader() {
    return reader;
  }

  /** The monitor told what happened at this reader. */
  synchronized void update(CardEvent.Kind event) {
    readerPresent = event != CardEvent.Kind.READER_REMOVED;
    cardPresent = event == CardEvent.Kind.CARD_INSERTED;
    cardWaiting = cardPresent;
    notifyAll();
  }

  /** Whether the kiosk shows "insert your card". */
  synchronized boolean isReady() {
    return readerPresent && !cardPresent && !busy;
  }

  /** Somebody comes to this reader; whoever was there has gone. */
  synchronized void assign(KioskUser next) {
    user = Optional.of(next);
  }

  private synchronized KioskUser user() {
    return user.orElseThrow(() -> new IllegalStateException("a card without a person"));
  }

  @Override
  public Void call() throws InterruptedException {
    while (true) {
      awaitCard();
      Optional<KioskSession> session = open();
      if (session.isPresent()) {
        serve(session.get(), user());
      }
      setIdle();
    }
  }

  private synchronized void awaitCard() throws InterruptedException {
    while (!cardWaiting) {
      wait();
    }
    cardWaiting = false;
    busy = true;
  }

  private synchronized void setIdle() {
    busy = false;
  }

  private static void serve(KioskSession opened, KioskUser user) throws InterruptedException {
    Optional<End> end;
    try (KioskSession session = opened) {
      Optional<Task> task = user.nextTask();
      if (task.isEmpty()) {
        return;
      }
      if (user.show(task.get().run(session, user))) {
        end = Optional.of(session.end().orElse(End.CLOSED));
      } else {
        session.awaitEnd(LIMIT.multipliedBy(4));
        end = session.end();
      }
    }
    user.sessionEnded(end);
  }

  /** Another program may have the card for a moment: tries again while the card is there. */
  private Optional<KioskSession> open() throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      try {
        return Optional.of(KioskSession.open(readers.named(reader), LIMIT));
      } catch (TransportException e) {
        if (System.nanoTime() - start > PATIENCE.toNanos() || !isCardPresent()) {
          boolean removed = e.remedy() == Remedy.PRESENT_CARD;
          user().show(TaskResult.of(Kind.LINK_LOST, e));
          user().sessionEnded(Optional.of(removed ? End.CARD_REMOVED : End.LINK_LOST));
          return Optional.empty();
        }
      }
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    }
  }

  private synchronized boolean isCardPresent() {
    return cardPresent;
  }
}
