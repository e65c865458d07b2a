package io.github.jpki4j.it.soak;

import io.github.jpki4j.pcsc.CardEvent;
import io.github.jpki4j.pcsc.CardMonitor;
import io.github.jpki4j.pcsc.PcscReaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** A kiosk program: one monitor, and a clerk for each reader. Knows nothing of mishaps. */
final class Kiosk implements AutoCloseable {

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration END = Duration.ofSeconds(20);

  private final PcscReaders readers;
  private final Function<String, Desk> desks;
  private final Consumer<Throwable> alarm;
  private final Runnable back;
  private final Map<String, Clerk> clerks = new HashMap<>();
  private final Map<Clerk, Thread> threads = new HashMap<>();
  private final CardMonitor monitor;
  private final Thread reception = new Thread(this::receive, "kiosk-reception");
  private volatile boolean open = true;
  private final AtomicInteger losses = new AtomicInteger();

  private Kiosk(
      PcscReaders readers, Function<String, Desk> desks, Consumer<Throwable> alarm, Runnable back) {
    this.readers = readers;
    this.desks = desks;
    this.alarm = alarm;
    this.back = back;
    this.monitor = CardMonitor.start(readers);
  }

  /**
   * Opens it.
   *
   * @param readers whose readers
   * @param desks the screen and the keys at a reader, by its name
   * @param alarm told what ended a thread of the kiosk
   * @param back told when the monitor says that the PC/SC service is back
   */
  static Kiosk open(
      PcscReaders readers, Function<String, Desk> desks, Consumer<Throwable> alarm, Runnable back) {
    Kiosk kiosk = new Kiosk(readers, desks, alarm, back);
    kiosk.reception.setUncaughtExceptionHandler((thread, thrown) -> alarm.accept(thrown));
    kiosk.reception.start();
    return kiosk;
  }

  /** How often the PC/SC service went away. */
  int losses() {
    return losses.get();
  }

  private void receive() {
    try {
      while (open) {
        Optional<CardEvent> event = monitor.next(TICK);
        if (event.isPresent()) {
          on(event.get());
        }
      }
    } catch (InterruptedException e) {
      open = false;
    }
  }

  private void on(CardEvent event) {
    switch (event.kind()) {
      case READER_ADDED -> clerk(event).readerCame();
      case CARD_INSERTED -> clerk(event).cardCame();
      case CARD_REMOVED -> clerk(event).cardWent();
      case READER_REMOVED -> clerk(event).readerWent();
      case SERVICE_LOST -> losses.incrementAndGet();
      case SERVICE_BACK -> back.run(); // the readers come as added
    }
  }

  private Clerk clerk(CardEvent event) {
    return clerks.computeIfAbsent(event.reader().orElseThrow(), this::hire);
  }

  private Clerk hire(String reader) {
    Clerk clerk = new Clerk(readers, reader, desks.apply(reader));
    Thread thread = new Thread(clerk, "kiosk-clerk " + reader);
    thread.setUncaughtExceptionHandler((thrower, thrown) -> alarm.accept(thrown));
    threads.put(clerk, thread);
    thread.start();
    return clerk;
  }

  /** Closes: no thread of the kiosk is left, or one that hangs. */
  @Override
  public void close() {
    open = false;
    monitor.close();
    join(reception);
    for (Thread thread : threads.values()) {
      thread.interrupt();
      join(thread);
    }
  }

  private void join(Thread thread) {
    try {
      thread.join(END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      alarm.accept(new IllegalStateException(thread.getName() + " does not end"));
    }
  }
}
