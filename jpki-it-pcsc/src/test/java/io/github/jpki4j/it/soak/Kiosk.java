package io.github.jpki4j.it.soak;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.pcsc.CardEvent;
import io.github.jpki4j.pcsc.CardMonitor;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A kiosk program: one monitor, and a worker for each reader. Knows nothing of faults. */
final class Kiosk implements AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final long CLOSING_SECONDS = 20;

  private final Consumer<String> failures;
  private final Runnable serviceBack;
  private final Map<String, ReaderWorker> workers = new HashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger losses = new AtomicInteger();
  private final CardMonitor monitor;

  /**
   * Opens it.
   *
   * @param readers whose readers, which are there now
   * @param failures told what ended a thread of the kiosk
   * @param serviceBack called when the monitor says that the PC/SC service is back
   */
  Kiosk(PcscReaders readers, Consumer<String> failures, Runnable serviceBack)
      throws TransportException {
    this.failures = failures;
    this.serviceBack = serviceBack;
    for (PcscReader reader : readers.list()) {
      workers.put(reader.name(), new ReaderWorker(readers, reader.name()));
    }
    monitor = CardMonitor.start(readers);
    start(this::watch);
    workers.values().forEach(this::start);
  }

  /** One for each reader. */
  Collection<ReaderWorker> workers() {
    return workers.values();
  }

  /** How often the PC/SC service went away. */
  int losses() {
    return losses.get();
  }

  private void start(Callable<?> work) {
    threads.execute(
        () -> {
          try {
            work.call();
          } catch (InterruptedException e) {
            // the kiosk is closed
          } catch (Throwable e) { // whatever ends a thread is a failure
            failures.accept("the kiosk broke down: " + e);
          }
        });
  }

  private Void watch() throws InterruptedException {
    while (true) {
      Optional<CardEvent> event = monitor.next(POLL);
      if (event.isPresent()) {
        handle(event.get());
      }
    }
  }

  private void handle(CardEvent event) {
    switch (event.kind()) {
      case SERVICE_LOST -> losses.incrementAndGet();
      case SERVICE_BACK -> serviceBack.run(); // the readers come as added
      default -> {
        ReaderWorker worker = workers.get(event.reader().orElseThrow());
        Objects.requireNonNull(worker, "a reader that was not there").update(event.kind());
      }
    }
  }

  /** Closes: no thread of the kiosk is left, or one that hangs. */
  @Override
  public void close() {
    monitor.close();
    threads.shutdownNow();
    boolean closed = false;
    try {
      closed = threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!closed) {
      failures.accept("a thread of the kiosk does not end");
    }
  }
}
