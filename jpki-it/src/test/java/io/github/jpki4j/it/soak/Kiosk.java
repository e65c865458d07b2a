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

/** A kiosk program: one monitor, and a worker for each reader. Knows nothing of faults. */
final class Kiosk implements AutoCloseable {

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration END = Duration.ofSeconds(20);

  private final PcscReaders readers;
  private final Function<String, KioskTerminal> terminals;
  private final Consumer<Throwable> alarm;
  private final Runnable back;
  private final Map<String, ReaderWorker> workers = new HashMap<>();
  private final Map<ReaderWorker, Thread> threads = new HashMap<>();
  private final CardMonitor monitor;
  private final Thread reception = new Thread(this::receive, "kiosk-reception");
  private volatile boolean open = true;
  private final AtomicInteger losses = new AtomicInteger();

  private Kiosk(
      PcscReaders readers,
      Function<String, KioskTerminal> terminals,
      Consumer<Throwable> alarm,
      Runnable back) {
    this.readers = readers;
    this.terminals = terminals;
    this.alarm = alarm;
    this.back = back;
    this.monitor = CardMonitor.start(readers);
  }

  /**
   * Opens it.
   *
   * @param readers whose readers
   * @param terminals the screen and the keys at a reader, by its name
   * @param alarm told what ended a thread of the kiosk
   * @param back told when the monitor says that the PC/SC service is back
   */
  static Kiosk open(
      PcscReaders readers,
      Function<String, KioskTerminal> terminals,
      Consumer<Throwable> alarm,
      Runnable back) {
    Kiosk kiosk = new Kiosk(readers, terminals, alarm, back);
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
      case READER_ADDED -> worker(event).readerCame();
      case CARD_INSERTED -> worker(event).cardCame();
      case CARD_REMOVED -> worker(event).cardWent();
      case READER_REMOVED -> worker(event).readerWent();
      case SERVICE_LOST -> losses.incrementAndGet();
      case SERVICE_BACK -> back.run(); // the readers come as added
    }
  }

  private ReaderWorker worker(CardEvent event) {
    return workers.computeIfAbsent(event.reader().orElseThrow(), this::startWorker);
  }

  private ReaderWorker startWorker(String reader) {
    ReaderWorker worker = new ReaderWorker(readers, reader, terminals.apply(reader));
    Thread thread = new Thread(worker, "kiosk-worker " + reader);
    thread.setUncaughtExceptionHandler((thrower, thrown) -> alarm.accept(thrown));
    threads.put(worker, thread);
    thread.start();
    return worker;
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
