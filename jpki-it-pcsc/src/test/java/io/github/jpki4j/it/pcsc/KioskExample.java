package io.github.jpki4j.it.pcsc;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.pcsc.CardEvent;
import io.github.jpki4j.pcsc.CardMonitor;
import io.github.jpki4j.pcsc.KioskSession;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The examples of docs/kiosk.md, between the marks; DocExampleTest compares, KioskDocIT runs. */
public final class KioskExample {

  private final PcscReaders readers;
  private final int customers;
  private final List<String> screen = new CopyOnWriteArrayList<>();
  private int served;

  /**
   * A kiosk that closes by itself.
   *
   * @param readers its readers
   * @param customers after how many customers it closes
   */
  public KioskExample(PcscReaders readers, int customers) {
    this.readers = readers;
    this.customers = customers;
  }

  /**
   * What customers have seen.
   *
   * @return line by line
   */
  public List<String> screen() {
    return screen;
  }

  private boolean isClosingTime() {
    return served == customers;
  }

  private void show(Object line) {
    screen.add(line.toString());
  }

  /**
   * Serves customers.
   *
   * @throws JpkiException if a card does not do what it should
   * @throws InterruptedException if the thread was interrupted
   */
  public void run() throws JpkiException, InterruptedException {
    // example-begin
    try (CardMonitor monitor = CardMonitor.start(readers)) {
      while (!isClosingTime()) {
        Optional<CardEvent> event = monitor.next(Duration.ofSeconds(10));
        if (event.isPresent() && event.get().kind() == CardEvent.Kind.CARD_INSERTED) {
          serve(readers.named(event.get().reader().orElseThrow()));
        }
      }
    }
    // example-end
  }

  private void serve(PcscReader reader) throws JpkiException, InterruptedException {
    served++;
    // example-begin
    try (KioskSession session = KioskSession.open(reader, Duration.ofMinutes(3))) {
      JpkiCertificate certificate =
          session.run(card -> card.jpki().readCertificate(CertificateKind.AUTH));
      show(certificate.lastDay());
      session.awaitEnd(Duration.ofMinutes(3)); // until the customer takes the card
    } catch (TransportException e) {
      show(e.remedy()); // present the card again, or have the reader looked at
    }
    // example-end
  }
}
