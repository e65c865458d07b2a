package io.github.jpki4j.pcsc;

import io.github.jpki4j.pcsc.winscard.ScardException;
import io.github.jpki4j.pcsc.winscard.Winscard;

/**
 * SCardTransmit as the native backend calls it, on the caller's own thread: what is left of an
 * exchange without its time-out. For ./bench alone, hence in the package whose classes it needs.
 */
public final class BareCall implements AutoCloseable {

  private final Winscard winscard;
  private final long context;
  private final Winscard.Connected card;

  /**
   * Connects, shared.
   *
   * @param reader its whole name
   * @throws Exception if there is no native backend, or no card
   */
  public BareCall(String reader) throws Exception {
    this.winscard = NativeLibrary.load();
    this.context = winscard.establishContext();
    this.card = winscard.connect(context, reader, Winscard.SHARE_SHARED);
  }

  /**
   * Makes the call.
   *
   * @param command a whole command
   * @return the answer
   * @throws Exception if it fails
   */
  public byte[] transmit(byte[] command) throws Exception {
    return winscard.transmit(card, command);
  }

  /** Leaves the card as it is, for the other clients of the benchmark. */
  @Override
  public void close() throws ScardException {
    winscard.disconnect(card.handle(), Winscard.LEAVE_CARD);
    winscard.releaseContext(context);
  }
}
