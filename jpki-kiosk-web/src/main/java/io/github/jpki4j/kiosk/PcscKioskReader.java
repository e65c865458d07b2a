package io.github.jpki4j.kiosk;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.pcsc.CardEvent;
import io.github.jpki4j.pcsc.CardMonitor;
import io.github.jpki4j.pcsc.KioskSession;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.transport.CardConnection;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reader of PC/SC. Thread-safe.
 *
 * @since 0.1.0
 */
public final class PcscKioskReader implements KioskReader {

  private final PcscReaders readers;
  private final String part;
  private volatile @Nullable CardMonitor monitor;

  /** The whole name of the reader that is there, or was there last. */
  private volatile String name;

  /** Used by the monitor's thread alone. */
  private boolean isThere;

  /**
   * Takes a reader, which may come later.
   *
   * @param readers those of the PC/SC service
   * @param part the name of the reader, as {@link io.github.jpki4j.pcsc.PcscReader#name()}, or a
   *     part of it; upper and lower case are the same. Of several readers, the first one that is
   *     there is taken, until it is gone
   */
  public PcscKioskReader(PcscReaders readers, String part) {
    this.readers = Objects.requireNonNull(readers, "readers");
    this.part = part.toLowerCase(Locale.ROOT);
    this.name = part;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isCardPresent() throws TransportException {
    return readers.named(name).isCardPresent();
  }

  @Override
  public CardConnection open() throws TransportException {
    return KioskSession.connect(readers.named(name));
  }

  @Override
  public void listen(Listener listener) {
    monitor = CardMonitor.start(readers, event -> on(event, listener));
  }

  private void on(CardEvent event, Listener listener) {
    event.reader().filter(this::isOurs).ifPresent(reader -> tell(event, reader, listener));
  }

  private boolean isOurs(String reader) {
    return isThere ? reader.equals(name) : reader.toLowerCase(Locale.ROOT).contains(part);
  }

  private void tell(CardEvent event, String reader, Listener listener) {
    switch (event.kind()) {
      case CARD_INSERTED -> listener.on(Event.INSERTED);
      case CARD_REMOVED -> listener.on(Event.REMOVED);
      case READER_ADDED -> {
        name = reader;
        isThere = true;
        listener.on(Event.BACK);
      }
      case READER_REMOVED -> {
        isThere = false;
        listener.on(Event.LOST);
      }
      case SERVICE_LOST, SERVICE_BACK -> throw new IllegalStateException("of no reader");
    }
  }

  @Override
  public void close() {
    CardMonitor started = monitor;
    if (started != null) {
      started.close();
    }
  }
}
