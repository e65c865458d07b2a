package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.kiosk.KioskReader;
import io.github.jpki4j.transport.CardConnection;
import java.util.concurrent.atomic.AtomicInteger;

/** A reader of which it is known how many events were taken. */
final class NotedReader implements KioskReader {

  private final KioskReader reader;
  private final AtomicInteger taken = new AtomicInteger();

  NotedReader(KioskReader reader) {
    this.reader = reader;
  }

  int taken() {
    return taken.get();
  }

  @Override
  public void listen(Listener listener) {
    reader.listen(
        event -> {
          listener.on(event);
          taken.incrementAndGet();
        });
  }

  @Override
  public String name() {
    return reader.name();
  }

  @Override
  public boolean isCardPresent() throws TransportException {
    return reader.isCardPresent();
  }

  @Override
  public CardConnection open() throws JpkiException {
    return reader.open();
  }

  @Override
  public void close() {
    reader.close();
  }
}
