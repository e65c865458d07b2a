package io.github.jpki4j.android;

import android.nfc.tech.IsoDep;
import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;
import io.github.jpki4j.transport.ConnectionInfo.Medium;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A card in a phone's field, through {@link IsoDep}. No other program can reach the card while this
 * one is in front, so that {@link #transact} has nothing to reserve.
 *
 * <p><b>Secrets.</b> Android copies the command to its NFC service, another process, and that one
 * into the driver and the controller; nobody can erase those copies.
 */
final class NfcConnection implements CardConnection {

  private static final String NAME = "NFC";
  private static final String CONNECTING = "connecting to the card";
  private static final String COMMAND = "a command to the card";
  private static final int SHORTEST_COMMAND = 4;
  private static final int LONGEST_SHORT_COMMAND = 4 + 1 + 255 + 1;

  private static final Logger LOG = LoggerFactory.getLogger(NfcConnection.class);

  private final IsoDep isoDep;
  private final ConnectionInfo info;

  /** Set by any thread: a {@link Turn} that gives up closes the connection of another one. */
  private final AtomicBoolean closed = new AtomicBoolean();

  private boolean cardLeft;

  private NfcConnection(IsoDep isoDep, boolean extendedLength) {
    this.isoDep = isoDep;
    this.info =
        new ConnectionInfo(
            NAME,
            Medium.CONTACTLESS,
            longestCommand(isoDep.getMaxTransceiveLength(), extendedLength),
            extendedLength);
    LOG.debug("opened the card in the field");
  }

  /**
   * Connects.
   *
   * @param isoDep not connected; closed by the connection
   * @param settings how commands are sent to the card
   * @return the connection
   * @throws TransportException if the card left or the phone failed; the card is let go then
   */
  static NfcConnection open(IsoDep isoDep, NfcSettings settings) throws TransportException {
    try {
      isoDep.connect();
    } catch (IOException | RuntimeException e) {
      // closing it now would close somebody else's connection to the same card
      throw NfcErrors.translate(CONNECTING, e);
    }
    try {
      isoDep.setTimeout((int) settings.timeout().toMillis());
      return new NfcConnection(isoDep, settings.extendedLength());
    } catch (RuntimeException e) {
      letGo(isoDep);
      throw NfcErrors.translate(CONNECTING, e);
    }
  }

  /**
   * How long a command may be.
   *
   * @param reported by the phone; some nonsense if its NFC service died in this moment
   */
  private static int longestCommand(int reported, boolean extendedLength) {
    int longest = extendedLength ? ConnectionInfo.LONGEST_COMMAND : LONGEST_SHORT_COMMAND;
    return reported < SHORTEST_COMMAND ? LONGEST_SHORT_COMMAND : Math.min(reported, longest);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException on the main thread
   */
  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    MainThread.refuse("a command to a card");
    if (command.length < SHORTEST_COMMAND || command.length > info.maxCommandLength()) {
      throw new IllegalArgumentException(
          "a command has 4 to " + info.maxCommandLength() + " bytes on this link");
    }
    requireOpen();
    try {
      byte @Nullable [] answer = isoDep.transceive(command);
      return answer == null ? new byte[0] : answer;
    } catch (IOException | RuntimeException e) {
      TransportException failure = translate(e);
      cardLeft = failure instanceof CardRemovedException;
      throw failure;
    }
  }

  /**
   * If the phone noticed between two commands that the card left, it knows the card no more and
   * reports a failure like any other.
   */
  private TransportException translate(Exception thrown) {
    TransportException failure = NfcErrors.translate(COMMAND, thrown);
    boolean left = failure.remedy() == Remedy.PRESENT_CARD && !isCardPresent();
    return left && !(failure instanceof CardRemovedException)
        ? NfcErrors.cardLeft(COMMAND, thrown)
        : failure;
  }

  /** What the phone saw when it last looked; nothing is sent to the card. */
  private boolean isCardPresent() {
    try {
      return isoDep.isConnected();
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** A card that comes back is another stay in the field and needs a new connection. */
  private void requireOpen() throws TransportException {
    if (closed.get()) {
      throw new TransportException("the connection to the card is closed", Remedy.REOPEN);
    }
    if (cardLeft) {
      throw new CardRemovedException("the card left the field before");
    }
  }

  @Override
  public ConnectionInfo info() {
    return info;
  }

  @Override
  public boolean isExclusive() {
    return true;
  }

  @Override
  public <T> T transact(CardWork<T> work) throws JpkiException {
    requireOpen();
    return work.run();
  }

  /**
   * Lets the card go. Quick enough for the main thread. May be called while another thread waits
   * for an answer: Android ends that command with an exception.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      letGo(isoDep);
      LOG.debug("closed the card in the field");
    }
  }

  /** The exceptions' texts stay out of the log: they may name the card. */
  private static void letGo(IsoDep isoDep) {
    try {
      isoDep.close();
    } catch (IOException | RuntimeException e) {
      LOG.debug("letting the card go failed: {}", e.getClass().getSimpleName());
    }
  }
}
