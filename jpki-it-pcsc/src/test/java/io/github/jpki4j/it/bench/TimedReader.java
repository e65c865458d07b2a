package io.github.jpki4j.it.bench;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.kiosk.KioskReader;
import io.github.jpki4j.kiosk.PcscKioskReader;
import io.github.jpki4j.testkit.card.Exchange;
import io.github.jpki4j.testkit.card.TracingConnection;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.List;

/** A reader that notes when it told of a card, when it was connected to, and its last answer. */
final class TimedReader implements KioskReader {

  private final PcscKioskReader reader;
  private volatile long told;
  private volatile long connected;
  private volatile long answered;
  private volatile TracingConnection trace;

  TimedReader(PcscKioskReader reader) {
    this.reader = reader;
  }

  /** When a card was told of last, as {@link System#nanoTime}. */
  long told() {
    return told;
  }

  /** When the connection to it was there. */
  long connected() {
    return connected;
  }

  /** When its last answer so far came. */
  long answered() {
    return answered;
  }

  /** What it was asked so far. */
  List<Exchange> exchanges() {
    return Exchange.of(trace);
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
  public CardConnection open() throws TransportException {
    CardConnection connection = reader.open();
    connected = System.nanoTime();
    trace = new TracingConnection(connection);
    return new ForwardingConnection(trace) {
      @Override
      public byte[] transceive(byte[] command) throws TransportException {
        byte[] answer = super.transceive(command);
        answered = System.nanoTime();
        return answer;
      }
    };
  }

  @Override
  public void listen(Listener listener) {
    reader.listen(
        event -> {
          if (event == Event.INSERTED) {
            told = System.nanoTime();
          }
          listener.on(event);
        });
  }

  @Override
  public void close() {
    reader.close();
  }
}
