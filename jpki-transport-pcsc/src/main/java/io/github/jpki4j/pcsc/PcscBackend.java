package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;
import java.util.List;

/** A way to the PC/SC service: all that this package knows of a driver. Thread-safe. */
interface PcscBackend extends ReaderWatch {

  /** What it is called, for people and logs. */
  String name();

  /**
   * The names of the readers that are connected now, in the order of PC/SC. Asks no reader.
   *
   * @return unmodifiable; empty if there is none
   * @throws TransportException with the remedy CHECK_READER if the service is down
   */
  List<String> readerNames() throws TransportException;

  /**
   * Whether there is a card of any kind in a reader.
   *
   * @param reader its whole name
   * @return true if there is one now
   * @throws TransportException if the reader or the service is gone
   */
  boolean isCardPresent(String reader) throws TransportException;

  /** Whether {@link #connect} can keep others out. */
  boolean connectsExclusively();

  /**
   * Connects to the card that is there now, with the protocol that it prefers.
   *
   * @param reader its whole name
   * @param sharing whether others may connect to it too
   * @return a link that the caller disconnects
   * @throws TransportException if there is no card, or another program has it for itself, or the
   *     reader or the service is gone, or the backend cannot connect in this way
   */
  PcscLink connect(String reader, Sharing sharing) throws TransportException;

  /**
   * The same with other limits.
   *
   * @param limits how long a call may take
   * @return this one if it has no limits
   */
  default PcscBackend with(CallLimits limits) {
    return this;
  }
}
