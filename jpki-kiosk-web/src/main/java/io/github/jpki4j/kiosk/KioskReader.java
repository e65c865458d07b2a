package io.github.jpki4j.kiosk;

import io.github.jpki4j.pcsc.KioskSession;

/**
 * The one reader of a station.
 *
 * @since 0.1.0
 */
public interface KioskReader extends KioskSession.Place, AutoCloseable {

  /** What happens at a reader. */
  enum Event {
    /** A card was put in, or is there at the start. */
    INSERTED,
    /** The card was taken out. */
    REMOVED,
    /** The reader, or the service behind it, is gone; its card went before. */
    LOST,
    /** The reader is back. Its card, if there is one, is told of next. */
    BACK
  }

  /** Takes events as they come, one after the other. */
  @FunctionalInterface
  interface Listener {

    /**
     * Takes one event.
     *
     * @param event what happened
     */
    void on(Event event);
  }

  /**
   * Begins to tell what happens. To be called once.
   *
   * @param listener what takes the events, on a thread of the reader
   */
  void listen(Listener listener);

  /** Ends telling. Idempotent. */
  @Override
  void close();
}
