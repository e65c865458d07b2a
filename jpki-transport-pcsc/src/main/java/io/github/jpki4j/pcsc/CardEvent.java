package io.github.jpki4j.pcsc;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that a {@link CardMonitor} saw.
 *
 * @param kind what happened
 * @param reader the name of the reader, as {@link PcscReader#name()}; empty for what concerns the
 *     service
 * @since 0.1.0
 */
public record CardEvent(Kind kind, Optional<String> reader) {

  /** What can happen. */
  public enum Kind {
    /** A reader is connected: at the start of the monitor, or since. */
    READER_ADDED,
    /** A card of any kind is in a reader: at the start of the monitor, or since. */
    CARD_INSERTED,
    /** The card left its reader, or the reader left with it. */
    CARD_REMOVED,
    /** A reader is gone. Its card, if it had one, was removed before. */
    READER_REMOVED,
    /** The PC/SC service cannot be reached. All readers and cards were removed before. */
    SERVICE_LOST,
    /** The service is back. Its readers and cards come as added and inserted. */
    SERVICE_BACK
  }

  /**
   * Checks the components.
   *
   * @param kind what happened
   * @param reader the name of the reader, empty for what concerns the service
   */
  public CardEvent {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(reader, "reader");
  }

  static CardEvent of(Kind kind, String reader) {
    return new CardEvent(kind, Optional.of(reader));
  }

  static CardEvent of(Kind kind) {
    return new CardEvent(kind, Optional.empty());
  }
}
