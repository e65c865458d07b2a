package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.pcsc.PcscErrors.Phase;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.smartcardio.CardTerminal;

/**
 * One PC/SC reader. Thread-safe as far as its driver is, as the JDK's; the connections are not.
 *
 * <p>Open one connection at a time: the JDK hands out the same link to everybody in the program who
 * connects to the same reader, so closing one would close the other.
 *
 * @since 0.1.0
 */
public final class PcscReader implements CardSource {

  private final CardTerminal terminal;

  private PcscReader(CardTerminal terminal) {
    this.terminal = terminal;
  }

  /**
   * A reader of any driver that speaks {@code javax.smartcardio}.
   *
   * @param terminal the driver's reader
   * @return the reader; makes no call yet
   */
  public static PcscReader of(CardTerminal terminal) {
    return new PcscReader(Objects.requireNonNull(terminal, "terminal"));
  }

  /**
   * The name that PC/SC gives it.
   *
   * @return for people; the order of readers and a number at its end may change with the next plug
   */
  public String name() {
    return terminal.getName();
  }

  /**
   * Whether there is a card of any kind.
   *
   * @return true if there is one now
   * @throws TransportException if the reader or the service is gone
   */
  public boolean isCardPresent() throws TransportException {
    return PcscErrors.call(
        Phase.READER, "looking for a card in " + name(), terminal::isCardPresent);
  }

  /**
   * Connects to the card that is there now, in shared mode and with the protocol that the card
   * prefers.
   *
   * @return a connection that the caller closes; closing it resets the card, so that verified PINs
   *     are gone
   * @throws TransportException if there is no card, or another program has it for itself, or the
   *     reader or the service is gone
   */
  @Override
  public CardConnection open() throws TransportException {
    return PcscErrors.call(
        Phase.READER,
        "connecting to the card in " + name(),
        () -> new PcscConnection(this, terminal.connect("*")));
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
