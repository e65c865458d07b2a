package io.github.jpki4j.pcsc;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.pcsc.PcscErrors.Phase;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;
import io.github.jpki4j.transport.ConnectionInfo.Medium;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A card in a PC/SC reader, connected in shared mode.
 *
 * <p><b>Secrets.</b> Commands go through {@link CardChannel#transmit(ByteBuffer, ByteBuffer)}: the
 * JDK copies the command once into an array of its own, which nobody can erase and which lives
 * until the collector takes it. (By {@code CommandAPDU} it would be two.) The native driver, the
 * PC/SC service and the reader have copies of theirs. Answers pass through one buffer here, which
 * is erased after each command.
 */
final class PcscConnection implements CardConnection {

  /** How long the reader may take to notice that a card is gone: vpcd polls every 400 ms. */
  private static final Duration NOTICE_REMOVAL = Duration.ofMillis(600);

  private static final int LONGEST_ANSWER = 65_536 + 2;
  private static final int LONGEST_SHORT_COMMAND = 4 + 1 + 255 + 1;

  private static final Logger LOG = LoggerFactory.getLogger(PcscConnection.class);

  private final PcscReader reader;
  private final Card card;
  private final CardChannel channel;
  private final ConnectionInfo info;
  private final byte[] answer = new byte[LONGEST_ANSWER];
  private int transactions;
  private boolean closed;

  /**
   * Takes a fresh connection.
   *
   * @param reader where the card is
   * @param card connected; closed by this object's {@link #close()}
   */
  PcscConnection(PcscReader reader, Card card) {
    this.reader = reader;
    this.card = card;
    this.channel = card.getBasicChannel();
    // the JDK refuses extended length for T=0
    boolean extended = !"T=0".equals(card.getProtocol());
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
    int length = 0;
    try {
      length = channel.transmit(ByteBuffer.wrap(command), ByteBuffer.wrap(answer));
      if (length < 2 && isGone()) {
        throw new CardRemovedException(
            "the card was removed from " + reader.name() + " in the middle of a command");
      }
      return Arrays.copyOf(answer, length);
    } catch (CardException | RuntimeException e) {
      throw PcscErrors.translate(Phase.CARD, "a command to the card in " + reader.name(), e);
    } finally {
      Arrays.fill(answer, 0, Math.max(length, 0), (byte) 0);
    }
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
    if (closed) {
      throw new TransportException(
          "the connection to the card in " + reader.name() + " is closed", Remedy.REOPEN);
    }
  }

  @Override
  public ConnectionInfo info() {
    return info;
  }

  /**
   * Holds a PC/SC transaction while the work runs. If another program holds one, this waits for it
   * without a time-out, which PC/SC does not have.
   */
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
      PcscErrors.call(
          Phase.CARD,
          "reserving the card in " + reader.name(),
          () -> {
            card.beginExclusive();
            return card;
          });
    }
    transactions++;
  }

  /** Never throws: what the work returned stands, and a dead link shows at the next command. */
  private void end() {
    transactions--;
    if (transactions == 0 && !closed) {
      try {
        card.endExclusive();
      } catch (CardException | RuntimeException e) {
        LOG.debug("the transaction with the card in {} broke off", reader.name(), e);
      }
    }
  }

  /**
   * Resets the card, which drops verified PINs, and disconnects. Other programs that share the card
   * see the reset. {@code javax.smartcardio} cannot switch the card off.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      // true is SCARD_RESET_CARD on 17 and later; only old JDKs had it the wrong way round
      card.disconnect(true);
    } catch (CardException | RuntimeException e) {
      LOG.debug("disconnecting the card in {} failed", reader.name(), e);
    }
    LOG.debug("closed the card in {}", reader.name());
  }
}
