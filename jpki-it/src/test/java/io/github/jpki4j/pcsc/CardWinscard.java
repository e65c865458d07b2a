package io.github.jpki4j.pcsc;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.pcsc.winscard.ScardException;
import io.github.jpki4j.pcsc.winscard.Winscard;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * PC/SC with one reader, whose cards are connections of the caller's, for ./fuzz; in the package
 * whose classes it needs. Thread-safe.
 */
public final class CardWinscard implements Winscard {

  private static final String READER = "Fuzz Reader 00 00";
  private static final int INVALID_HANDLE = 0x80100003;
  private static final int NO_SMARTCARD = 0x8010000C;
  private static final int NOT_TRANSACTED = 0x80100016;
  private static final int RESET_CARD = 0x80100068;

  /** So long that nothing depends on the speed of this computer. */
  private static final Duration LONG = Duration.ofMinutes(5);

  private final CardSource cards;
  private final BooleanSupplier present;
  private final Map<Long, CardConnection> connected = new HashMap<>();
  private long handles;

  private CardWinscard(CardSource cards, BooleanSupplier present) {
    this.cards = cards;
    this.present = present;
  }

  /**
   * The reader, through the native backend.
   *
   * @param cards connects to the card that is in it
   * @param present whether there is one
   * @return a reader
   */
  public static PcscReader reader(CardSource cards, BooleanSupplier present) {
    CardWinscard winscard = new CardWinscard(cards, present);
    return new PcscReader(new NativeBackend(winscard, new CallLimits(LONG, LONG)), READER);
  }

  @Override
  public boolean hasPlugAndPlay() {
    return false;
  }

  @Override
  public synchronized long establishContext() {
    return ++handles;
  }

  @Override
  public void releaseContext(long context) {
    // A context is but a number here.
  }

  @Override
  public List<String> listReaders(long context) {
    return List.of(READER);
  }

  @Override
  public long[] getStatusChange(long context, long millis, List<String> readers, long[] current) {
    return readers.stream().mapToLong(r -> present.getAsBoolean() ? STATE_PRESENT : 0).toArray();
  }

  @Override
  public void cancel(long context) {
    // Nothing waits here.
  }

  @Override
  public synchronized Connected connect(long context, String reader, int shareMode)
      throws ScardException {
    if (!present.getAsBoolean()) {
      throw new ScardException("SCardConnect", NO_SMARTCARD);
    }
    try {
      connected.put(++handles, cards.open());
      return new Connected(handles, PROTOCOL_T1);
    } catch (JpkiException e) {
      throw new ScardException("SCardConnect", NO_SMARTCARD);
    }
  }

  @Override
  public Connected reconnect(long card, int shareMode, int initialization) throws ScardException {
    connection("SCardReconnect", card);
    return new Connected(card, PROTOCOL_T1);
  }

  @Override
  public synchronized void disconnect(long card, int disposition) throws ScardException {
    connection("SCardDisconnect", card).close();
    connected.remove(card);
  }

  @Override
  public void beginTransaction(long card) throws ScardException {
    connection("SCardBeginTransaction", card);
    if (!present.getAsBoolean()) {
      throw new ScardException("SCardBeginTransaction", REMOVED_CARD);
    }
  }

  @Override
  public void endTransaction(long card) throws ScardException {
    connection("SCardEndTransaction", card);
  }

  @Override
  public byte[] transmit(Connected card, byte[] command) throws ScardException {
    try {
      return connection("SCardTransmit", card.handle()).transceive(command);
    } catch (CardRemovedException e) {
      throw new ScardException("SCardTransmit", REMOVED_CARD);
    } catch (CardResetException e) {
      throw new ScardException("SCardTransmit", RESET_CARD);
    } catch (TransportException e) {
      throw new ScardException("SCardTransmit", NOT_TRANSACTED);
    }
  }

  private synchronized CardConnection connection(String function, long card) throws ScardException {
    CardConnection connection = connected.get(card);
    if (connection == null) {
      throw new ScardException(function, INVALID_HANDLE);
    }
    return connection;
  }
}
