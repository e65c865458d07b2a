package io.github.jpki4j.pcsc.winscard;

import java.util.List;

/**
 * The functions of PC/SC's C interface that this package uses, in Java's types. One method is one
 * call; every method throws {@link ScardException} for what the function returned if it is not
 * SCARD_S_SUCCESS. Names and values: winscard.h and pcsclite.h, which agree on all of these.
 *
 * <p>Thread-safe, but a context serves one call at a time: a second one waits for the first, except
 * {@link #cancel}.
 */
public interface Winscard {

  /** SCARD_SHARE_EXCLUSIVE. */
  int SHARE_EXCLUSIVE = 1;

  /** SCARD_SHARE_SHARED. */
  int SHARE_SHARED = 2;

  /** SCARD_PROTOCOL_T0. */
  int PROTOCOL_T0 = 1;

  /** SCARD_PROTOCOL_T1. */
  int PROTOCOL_T1 = 2;

  /** SCARD_LEAVE_CARD. */
  int LEAVE_CARD = 0;

  /** SCARD_UNPOWER_CARD. */
  int UNPOWER_CARD = 2;

  /** SCARD_STATE_UNAWARE: as a current state, "tell me". */
  long STATE_UNAWARE = 0;

  /** SCARD_STATE_CHANGED. */
  long STATE_CHANGED = 0x02;

  /** SCARD_STATE_UNKNOWN: there is no such reader. */
  long STATE_UNKNOWN = 0x04;

  /** SCARD_STATE_UNAVAILABLE: the reader is gone or of no use. */
  long STATE_UNAVAILABLE = 0x08;

  /** SCARD_STATE_PRESENT. */
  long STATE_PRESENT = 0x20;

  /** SCARD_E_CANCELLED. */
  int CANCELLED = 0x80100002;

  /** SCARD_E_INSUFFICIENT_BUFFER. */
  int INSUFFICIENT_BUFFER = 0x80100008;

  /** SCARD_E_TIMEOUT. */
  int TIMEOUT = 0x8010000A;

  /** SCARD_E_UNKNOWN_READER. */
  int UNKNOWN_READER = 0x80100009;

  /** SCARD_W_REMOVED_CARD. */
  int REMOVED_CARD = 0x80100069;

  /** SCARD_E_NO_READERS_AVAILABLE. */
  int NO_READERS_AVAILABLE = 0x8010002E;

  /** PCSCLITE_MAX_READERS_CONTEXTS: as many names GetStatusChange takes, and readers there are. */
  int MOST_READERS = 16;

  /** The reader that is not one: it changes when readers are plugged in or out. */
  String PLUG_AND_PLAY = "\\\\?PnP?\\Notification";

  /**
   * A connected card.
   *
   * @param handle SCARDHANDLE
   * @param protocol the active one, {@link #PROTOCOL_T0} or {@link #PROTOCOL_T1}
   */
  record Connected(long handle, int protocol) {}

  /**
   * What a function says that it wrote, unless it cannot have: a driver may tell a length that is
   * none, and what lies there is no answer then.
   *
   * @param function its name in C
   * @param told the length as it was told
   * @param room the length of the place
   * @return {@code told}, 0 to {@code room}
   */
  static long written(String function, long told, long room) throws ScardException {
    if (told < 0 || told > room) {
      throw new ScardException(function, INSUFFICIENT_BUFFER);
    }
    return told;
  }

  /** Whether this system knows {@link #PLUG_AND_PLAY}. */
  boolean hasPlugAndPlay();

  /** SCardEstablishContext of the scope SYSTEM. */
  long establishContext() throws ScardException;

  /** SCardReleaseContext. */
  void releaseContext(long context) throws ScardException;

  /** SCardListReaders; throws for no reader at all, too. */
  List<String> listReaders(long context) throws ScardException;

  /**
   * SCardGetStatusChange.
   *
   * @param context of its own for a wait
   * @param millis how long to wait for a difference; 0 looks once
   * @param readers names
   * @param current for each the state that is known
   * @return for each the state now, with a counter of insertions and removals in bits 16 to 31
   */
  long[] getStatusChange(long context, long millis, List<String> readers, long[] current)
      throws ScardException;

  /** SCardCancel: ends a wait of another thread. */
  void cancel(long context) throws ScardException;

  /** SCardConnect with any protocol of ISO 7816-3. */
  Connected connect(long context, String reader, int shareMode) throws ScardException;

  /**
   * SCardReconnect with any protocol of ISO 7816-3.
   *
   * @param card a handle of {@link #connect}, which stays the same
   * @param shareMode from now on
   * @param initialization what happens to the card first, as {@link #UNPOWER_CARD}
   */
  Connected reconnect(long card, int shareMode, int initialization) throws ScardException;

  /** SCardDisconnect. */
  void disconnect(long card, int disposition) throws ScardException;

  /** SCardBeginTransaction; blocks while another program has one. */
  void beginTransaction(long card) throws ScardException;

  /** SCardEndTransaction that leaves the card as it is. */
  void endTransaction(long card) throws ScardException;

  /**
   * SCardTransmit. Its copies of command and answer are outside of the heap and erased before it
   * returns.
   *
   * @param card connected
   * @param command a whole command, not changed and not kept
   * @return what came back, a fresh array
   */
  byte[] transmit(Connected card, byte[] command) throws ScardException;
}
