package io.github.jpki4j.pcsc;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;
import io.github.jpki4j.transport.ConnectionInfo.Medium;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A card in a PC/SC reader: the rules of {@link CardConnection} over a backend's link. */
final class PcscConnection implements CardConnection {

  /**
   * How long the reader may take to notice that a card is gone: pcscd looks every 400 ms at vpcd,
   * on a busy machine later.
   */
  private static final Duration NOTICE_REMOVAL = Duration.ofMillis(1_200);

  private static final int LONGEST_SHORT_COMMAND = 4 + 1 + 255 + 1;

  /** What has become of it. */
  private enum State {
    OPEN,
    /** The card left in the middle of a command. */
    REMOVED,
    /** The card gave no usable answer. */
    SILENT,
    CLOSED
  }

  private static final Logger LOG = LoggerFactory.getLogger(PcscConnection.class);

  private final PcscReader reader;
  private final PcscLink link;
  private final Sharing sharing;
  private final ConnectionInfo info;
  private int transactions;
  private State state = State.OPEN;

  /**
   * Takes a fresh link.
   *
   * @param reader where the card is
   * @param link connected; ended by this object's {@link #close()}
   * @param sharing how it was connected
   */
  PcscConnection(PcscReader reader, PcscLink link, Sharing sharing) {
    this.reader = reader;
    this.link = link;
    this.sharing = sharing;
    boolean extended = link.extendedLength();
    this.info =
        new ConnectionInfo(
            reader.name(),
            Medium.UNKNOWN,
            extended ? ConnectionInfo.LONGEST_COMMAND : LONGEST_SHORT_COMMAND,
            extended);
    LOG.debug("opened the card in {}", reader.name());
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    if (command.length < 4 || command.length > info.maxCommandLength()) {
      throw new IllegalArgumentException(
          "a command has 4 to " + info.maxCommandLength() + " bytes on this link");
    }
    checkOpen();
    byte[] answer = link.transmit(command);
    if (answer.length < 2) {
      // even if a card is there now, it may be another one, whose coming the service did not tell
      // from the first one's going: nothing more is sent
      state = isGone() ? State.REMOVED : State.SILENT;
      throw state == State.REMOVED
          ? removed()
          : new TransportException(
              "the card in " + reader.name() + " gave no usable answer", Remedy.PRESENT_CARD);
    }
    return answer;
  }

  private CardRemovedException removed() {
    return new CardRemovedException(
        "the card was removed from " + reader.name() + " in the middle of a command");
  }

  /**
   * Whether the card left. pcscd calls a command a success with no bytes if the card goes in the
   * middle of it, and sees only later that it is gone.
   */
  private boolean isGone() {
    try {
      return Polling.until(NOTICE_REMOVAL, () -> !reader.isCardPresent());
    } catch (TransportException e) {
      LOG.debug("presence of the card in {} is unknown", reader.name(), e);
      return false;
    }
  }

  private void checkOpen() throws TransportException {
    switch (state) {
      case OPEN -> {}
      case REMOVED -> throw removed();
      case SILENT ->
          throw new TransportException(
              "the card in " + reader.name() + " gave no usable answer before", Remedy.REOPEN);
      case CLOSED ->
          throw new TransportException(
              "the connection to the card in " + reader.name() + " is closed", Remedy.REOPEN);
    }
  }

  @Override
  public ConnectionInfo info() {
    return info;
  }

  @Override
  public boolean isExclusive() {
    return sharing == Sharing.EXCLUSIVE;
  }

  /** Holds a PC/SC transaction while the work runs; waits for one that another program holds. */
  @Override
  public <T> T transact(CardWork<T> work) throws JpkiException {
    begin();
    try {
      return work.run();
    } finally {
      end();
    }
  }

  private void begin() throws TransportException {
    checkOpen();
    if (transactions == 0) {
      link.begin();
    }
    transactions++;
  }

  /** Never throws: what the work returned stands, and a dead link shows at the next command. */
  private void end() {
    transactions--;
    if (transactions == 0 && state != State.CLOSED) {
      try {
        link.end();
      } catch (TransportException e) {
        LOG.debug("the transaction with the card in {} broke off", reader.name(), e);
      }
    }
  }

  @Override
  public void close() {
    if (state == State.CLOSED) {
      return;
    }
    state = State.CLOSED;
    try {
      link.disconnect();
    } catch (TransportException e) {
      LOG.debug("disconnecting the card in {} failed", reader.name(), e);
    }
    LOG.debug("closed the card in {}", reader.name());
  }
}
