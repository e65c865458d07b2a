package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.pcsc.PcscErrors.Phase;
import io.github.jpki4j.pcsc.winscard.ScardException;
import io.github.jpki4j.pcsc.winscard.Winscard;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A card through PC/SC's C interface, with a context and a thread of its own, so that a card that
 * hangs holds up nobody else. After a time-out the link is dead; what hangs is cleaned up as soon
 * as it returns.
 *
 * <p><b>Secrets.</b> A command is copied once on the heap and once outside of it; both copies are
 * erased when the call returns, and so is the answer's copy outside. The PC/SC service and the
 * reader have copies of theirs.
 */
final class NativeLink implements PcscLink {

  private static final Logger LOG = LoggerFactory.getLogger(NativeLink.class);

  private final Winscard winscard;
  private final String reader;
  private final CallLimits limits;
  private final CallThread thread;
  private final long context;
  private final Winscard.Connected card;
  private final Sharing sharing;
  private final AtomicBoolean released = new AtomicBoolean();
  private boolean dead;

  /** A call without a result. */
  @FunctionalInterface
  private interface Step {
    void run() throws ScardException;
  }

  /** What was connected, before it is a link. */
  record Connection(long context, Winscard.Connected card, Sharing sharing) {}

  /**
   * Takes a connection.
   *
   * @param winscard the library
   * @param reader for messages
   * @param limits for its calls
   * @param thread for its calls; ended by this object
   * @param connection released by this object
   */
  NativeLink(
      Winscard winscard,
      String reader,
      CallLimits limits,
      CallThread thread,
      Connection connection) {
    this.winscard = winscard;
    this.reader = reader;
    this.limits = limits;
    this.thread = thread;
    this.context = connection.context();
    this.card = connection.card();
    this.sharing = connection.sharing();
  }

  /** As the JDK's driver, which refuses extended length for T=0. */
  @Override
  public boolean extendedLength() {
    return card.protocol() != Winscard.PROTOCOL_T0;
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    String doing = "a command to the card in " + reader;
    checkAlive(doing);
    byte[] copy = command.clone();
    try {
      return run(
          doing,
          limits.command(),
          () -> {
            try {
              return winscard.transmit(card, copy);
            } finally {
              Arrays.fill(copy, (byte) 0);
            }
          });
    } catch (TimeoutException e) {
      // returns when the card answers or leaves
      thread.last(this::switchOffQuietly);
      throw new TransportException(
          doing + " failed: no answer within " + limits.command().toMillis() + " ms",
          Remedy.PRESENT_CARD,
          e);
    }
  }

  @Override
  public void begin() throws TransportException {
    reserved("reserving", () -> winscard.beginTransaction(card.handle()));
  }

  @Override
  public void end() throws TransportException {
    reserved("freeing", () -> winscard.endTransaction(card.handle()));
  }

  /**
   * Switches the card off, which drops verified PINs for sure: CARD-52. Other programs that share
   * the card see a reset, for whom it is switched on again.
   */
  @Override
  public void disconnect() throws TransportException {
    if (dead) {
      return;
    }
    try {
      reserved("disconnecting", this::switchOff);
    } finally {
      dead = true;
      thread.end();
    }
  }

  /** What waits for a transaction of another program. */
  private void reserved(String verb, Step step) throws TransportException {
    String doing = verb + " the card in " + reader;
    try {
      run(
          doing,
          limits.transaction(),
          () -> {
            step.run();
            return step;
          });
    } catch (TimeoutException e) {
      // the wait ends with its context, and a late success with it
      CallThread side = new CallThread("jpki-pcsc-release");
      side.last(this::releaseQuietly);
      thread.end();
      throw new TransportException(
          doing
              + " failed: another program kept it for longer than "
              + limits.transaction().toMillis()
              + " ms",
          Remedy.CHECK_READER,
          e);
    }
  }

  private <T> T run(String doing, Duration limit, CallThread.Call<T> call)
      throws TransportException, TimeoutException {
    checkAlive(doing);
    try {
      return thread.call(limit, call);
    } catch (ScardException e) {
      throw PcscErrors.translate(Phase.CARD, doing, e);
    } catch (TimeoutException e) {
      dead = true;
      throw e;
    }
  }

  private void checkAlive(String doing) throws TransportException {
    if (dead) {
      throw new TransportException(
          doing + " failed: an earlier call did not return in time", Remedy.REOPEN);
    }
  }

  private void switchOffQuietly() {
    try {
      switchOff();
    } catch (ScardException e) {
      LOG.debug("the card in {} could not be switched off", reader, e);
    }
  }

  private void releaseQuietly() {
    try {
      release();
    } catch (ScardException e) {
      LOG.debug("the link to {} could not be released", reader, e);
    }
  }

  private void switchOff() throws ScardException {
    try {
      winscard.disconnect(card.handle(), lastDisposition());
    } finally {
      release();
    }
  }

  /**
   * What disconnecting has to do to the card. The transaction first says whether it is still the
   * card of this link: to switch off is a matter of the reader, and would hit the next person's
   * card. A card that others may share is switched off and on here: pcsc-lite would leave it off
   * until somebody connects anew, and OpenSC, for one, only reconnects after a reset.
   */
  private int lastDisposition() {
    try {
      winscard.beginTransaction(card.handle());
    } catch (ScardException e) {
      if (e.code() == Winscard.REMOVED_CARD) {
        return Winscard.LEAVE_CARD;
      }
    }
    if (sharing == Sharing.SHARED) {
      try {
        winscard.reconnect(card.handle(), Winscard.SHARE_SHARED, Winscard.UNPOWER_CARD);
        return Winscard.LEAVE_CARD;
      } catch (ScardException e) {
        LOG.debug("the card in {} did not come on again", reader, e);
      }
    }
    return Winscard.UNPOWER_CARD;
  }

  private void release() throws ScardException {
    if (!released.getAndSet(true)) {
      winscard.releaseContext(context);
    }
  }
}
