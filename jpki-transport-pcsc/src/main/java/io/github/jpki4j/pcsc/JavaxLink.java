package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.pcsc.PcscErrors.Phase;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;

/**
 * A card through {@code javax.smartcardio}.
 *
 * <p><b>Secrets.</b> Commands go through {@link CardChannel#transmit(ByteBuffer, ByteBuffer)}: the
 * JDK copies the command once into an array of its own, which nobody can erase and which lives
 * until the collector takes it. (By {@code CommandAPDU} it would be two.) The native driver, the
 * PC/SC service and the reader have copies of theirs. Answers pass through one buffer here, which
 * is erased after each command.
 *
 * <p><b>Time.</b> There is no time-out: a card that never answers, or a program that never ends its
 * transaction, blocks for as long.
 */
final class JavaxLink implements PcscLink {

  private static final int LONGEST_ANSWER = 65_536 + 2;

  private final String reader;
  private final Card card;
  private final CardChannel channel;
  private final byte[] answer = new byte[LONGEST_ANSWER];

  /**
   * Takes a fresh connection.
   *
   * @param reader where the card is, for messages
   * @param card connected; ended by this object's {@link #disconnect()}
   */
  JavaxLink(String reader, Card card) {
    this.reader = reader;
    this.card = card;
    this.channel = card.getBasicChannel();
  }

  /** The JDK refuses extended length for T=0. */
  @Override
  public boolean extendedLength() {
    return !"T=0".equals(card.getProtocol());
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    try {
      return PcscErrors.call(
          Phase.CARD,
          "a command to the card in " + reader,
          () -> {
            int length = channel.transmit(ByteBuffer.wrap(command), ByteBuffer.wrap(answer));
            return Arrays.copyOf(answer, length);
          });
    } finally {
      Arrays.fill(answer, (byte) 0);
    }
  }

  @Override
  public void begin() throws TransportException {
    PcscErrors.call(
        Phase.CARD,
        "reserving the card in " + reader,
        () -> {
          card.beginExclusive();
          return card;
        });
  }

  @Override
  public void end() throws TransportException {
    PcscErrors.call(
        Phase.CARD,
        "freeing the card in " + reader,
        () -> {
          card.endExclusive();
          return card;
        });
  }

  /**
   * Resets the card: {@code javax.smartcardio} cannot switch it off. Of one that was taken out, the
   * link is ended where that can be.
   */
  @Override
  public void disconnect() throws TransportException {
    PcscErrors.call(
        Phase.CARD,
        "disconnecting the card in " + reader,
        () -> {
          // true is SCARD_RESET_CARD on 17 and later; only old JDKs had it the wrong way round
          card.disconnect(true);
          SunPcscCard.release(card);
          return card;
        });
  }
}
