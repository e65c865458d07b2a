package io.github.jpki4j.it.soak;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.it.pcscd.ReaderBank;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.Optional;

/** Another program at one reader, with a link of its own to the PC/SC service. */
final class CompetingClient {

  private static final Duration PATIENCE = Duration.ofMillis(1500);
  private static final long RETRY_MILLIS = 5;

  private final PcscReaders readers =
      PcscReaders.nativeApi().withTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(3));
  private final int port;

  /**
   * Creates it.
   *
   * @param port of its reader
   */
  CompetingClient(int port) {
    this.port = port;
  }

  private Optional<PcscReader> reader() throws TransportException {
    return readers.list().stream().filter(r -> ReaderBank.port(r.name()) == port).findFirst();
  }

  /** Resets the card; whether it could. */
  boolean reset() {
    try {
      return reader().isPresent() && ReaderBank.reset(reader().get().name());
    } catch (TransportException e) {
      return false;
    }
  }

  /**
   * Gets hold of the card, as soon as it is there, for a while.
   *
   * @return whether it was the first
   */
  boolean hold(boolean exclusively, long millis) throws InterruptedException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE.toNanos()) {
      try {
        Optional<PcscReader> reader = reader();
        if (reader.isPresent() && reader.get().isCardPresent()) {
          hold(reader.get(), exclusively, millis);
          return true;
        }
      } catch (JpkiException e) {
        // no card yet, or somebody was faster
      }
      KioskTerminal.pause(RETRY_MILLIS);
    }
    return false;
  }

  private static void hold(PcscReader reader, boolean exclusively, long millis)
      throws JpkiException, InterruptedException {
    try (CardConnection connection = exclusively ? reader.openExclusive() : reader.open()) {
      connection.transact(
          () -> {
            sleep(millis);
            return connection;
          });
    }
  }

  private static void sleep(long millis) {
    try {
      KioskTerminal.pause(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
