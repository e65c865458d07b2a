package io.github.jpki4j.samples.kiosk;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.pcsc.CardEvent;
import io.github.jpki4j.pcsc.CardMonitor;
import io.github.jpki4j.pcsc.KioskSession;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An unattended service: one customer after the other, for months, until it is told to stop. */
public final class KioskService {

  private static final Logger LOG = LoggerFactory.getLogger(KioskService.class);
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final PcscReaders readers;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicReference<KioskSession> current = new AtomicReference<>();

  private KioskService(PcscReaders readers) {
    this.readers = readers;
  }

  /**
   * Runs until SIGTERM.
   *
   * @param args none
   * @throws InterruptedException if the thread was interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    KioskService service = new KioskService(PcscReaders.system());
    Thread main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> service.stop(main), "stop"));
    service.run();
  }

  /** SIGTERM ends the JVM when this returns: the session of a customer is closed first. */
  private void stop(Thread main) {
    stopping.set(true);
    KioskSession session = current.get();
    if (session != null) {
      session.close();
    }
    try {
      main.join(KioskSession.GRACE.plusSeconds(2).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() throws InterruptedException {
    try (CardMonitor monitor = CardMonitor.start(readers)) {
      LOG.info("started");
      while (!stopping.get()) {
        Optional<CardEvent> event = monitor.next(Duration.ofSeconds(1));
        if (event.isPresent()) {
          take(event.get());
        }
      }
    }
    LOG.info("stopped");
  }

  private void take(CardEvent event) throws InterruptedException {
    LOG.info("{} {}", event.kind(), event.reader().orElse(""));
    if (event.kind() == CardEvent.Kind.CARD_INSERTED) {
      try {
        serve(readers.named(event.reader().orElseThrow()));
      } catch (TransportException e) {
        LOG.warn("{}: {}", e.remedy(), e.getMessage());
      } catch (JpkiException e) {
        LOG.info("not served: {}", e.getMessage());
      }
    }
  }

  private void serve(PcscReader reader) throws JpkiException, InterruptedException {
    try (KioskSession session = KioskSession.open(reader, LIMIT)) {
      current.set(session);
      if (stopping.get()) {
        return;
      }
      System.out.println(session.run(Customer::serve)); // the screen
      session.awaitEnd(LIMIT); // until the customer takes the card
    } finally {
      current.set(null);
    }
  }
}
