package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.pcsc.ReaderException.Problem;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardSource;
import java.time.Duration;
import java.util.List;
import javax.smartcardio.CardTerminal;

/**
 * One PC/SC reader. Thread-safe as far as its driver is, as the JDK's; the connections are not.
 *
 * <p>Open one connection at a time: the JDK hands out the same link to everybody in the program who
 * connects to the same reader, so closing one would close the other; with the native backend it
 * would reset the card of the other.
 *
 * @since 0.1.0
 */
public final class PcscReader implements CardSource {

  private final PcscBackend backend;
  private final String name;

  /**
   * Creates it; makes no call.
   *
   * @param backend the way to it
   * @param name its whole name
   */
  PcscReader(PcscBackend backend, String name) {
    this.backend = backend;
    this.name = name;
  }

  /**
   * A reader of any driver that speaks {@code javax.smartcardio}.
   *
   * @param terminal the driver's reader
   * @return the reader; makes no call yet
   */
  public static PcscReader of(CardTerminal terminal) {
    return new PcscReader(JavaxBackend.of(terminal), terminal.getName());
  }

  /**
   * The name that PC/SC gives it.
   *
   * @return for people; the order of readers and a number at its end may change with the next plug
   */
  public String name() {
    return name;
  }

  /**
   * Whether there is a card of any kind.
   *
   * @return true if there is one now
   * @throws TransportException if the reader or the service is gone
   */
  public boolean isCardPresent() throws TransportException {
    return backend.isCardPresent(name);
  }

  /**
   * Connects to the card that is there now, in shared mode and with the protocol that the card
   * prefers.
   *
   * @return a connection that the caller closes; closing it switches the card off and on (native)
   *     or resets it (javax.smartcardio), so that verified PINs are gone
   * @throws TransportException if there is no card, or another program has it for itself, or the
   *     reader or the service is gone
   */
  @Override
  public CardConnection open() throws TransportException {
    return new PcscConnection(this, backend.connect(name, Sharing.SHARED), Sharing.SHARED);
  }

  /**
   * Connects to the card that is there now and keeps every other program from it until the
   * connection is closed. The card is switched off and on first, so that nothing is left of a PIN
   * that another program verified. Only the native backend can do this, see {@link
   * PcscReaders#nativeApi()}.
   *
   * @return a connection that the caller closes, as of {@link #open()}
   * @throws TransportException as {@link #open()}; with the remedy CHECK_READER if another program
   *     is connected to the card, or if the backend cannot do this
   */
  public CardConnection openExclusive() throws TransportException {
    return new PcscConnection(this, backend.connect(name, Sharing.EXCLUSIVE), Sharing.EXCLUSIVE);
  }

  /**
   * Connects to the card that is there now, exclusively if the backend can.
   *
   * @param patience how long other programs may take to let go of the card: systems look at a new
   *     card by themselves, Windows for its certificates
   * @return a connection that the caller closes
   * @throws TransportException as {@link #openExclusive()}
   */
  CardConnection openAlone(Duration patience) throws TransportException {
    if (!backend.connectsExclusively()) {
      return open();
    }
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return openExclusive();
      } catch (ReaderException e) {
        if (e.problem() != Problem.IN_USE || System.nanoTime() - end > 0) {
          throw e;
        }
      }
      Polling.pause();
    }
  }

  /**
   * Waits for a card and connects to it. Waiting ends within 100 ms after the card is there.
   *
   * @param timeout zero or more; zero looks once
   * @return a connection that the caller closes
   * @throws TransportException with the remedy PRESENT_CARD if no usable card came in time or the
   *     thread was interrupted (its flag is set then), CHECK_READER if the reader or the service is
   *     gone
   */
  public CardConnection await(Duration timeout) throws TransportException {
    return FirstCard.await(timeout, () -> List.of(this));
  }

  /** The name. */
  @Override
  public String toString() {
    return name();
  }
}
