package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.pcsc.PcscErrors.Phase;
import io.github.jpki4j.pcsc.winscard.ScardException;
import io.github.jpki4j.pcsc.winscard.Winscard;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Readers through PC/SC's C interface. Keeps no context between calls: each look, each wait and
 * each connection has its own, so a service that was restarted is found again by itself.
 */
final class NativeBackend implements PcscBackend {

  private static final Logger LOG = LoggerFactory.getLogger(NativeBackend.class);

  private final Winscard winscard;
  private final CallLimits limits;
  private final Function<String, CallThread> threads;

  /**
   * Creates it; makes no call.
   *
   * @param winscard the library
   * @param limits for calls that may hang
   */
  NativeBackend(Winscard winscard, CallLimits limits) {
    this(winscard, limits, CallThread::new);
  }

  /**
   * Creates it; makes no call.
   *
   * @param winscard the library
   * @param limits for calls that may hang
   * @param threads makes one for calls, of this name
   */
  NativeBackend(Winscard winscard, CallLimits limits, Function<String, CallThread> threads) {
    this.winscard = winscard;
    this.limits = limits;
    this.threads = threads;
  }

  @Override
  public String name() {
    return "native";
  }

  @Override
  public PcscBackend with(CallLimits other) {
    return new NativeBackend(winscard, other, threads);
  }

  @Override
  public List<String> readerNames() throws TransportException {
    return look("listing the card readers", ReaderStatusQuery::names);
  }

  @Override
  public boolean isCardPresent(String reader) throws TransportException {
    return look("looking for a card in " + reader, look -> look.state(reader).cardPresent());
  }

  @Override
  public List<ReaderState> readers() throws TransportException {
    return look("looking at the card readers", ReaderStatusQuery::states);
  }

  /** A question with an answer of the type T. */
  @FunctionalInterface
  private interface Question<T> {
    T ask(ReaderStatusQuery look) throws ScardException;
  }

  private <T> T look(String doing, Question<T> question) throws TransportException {
    CallThread thread = threads.apply("jpki-pcsc-look");
    try {
      return thread.call(
          limits.command(),
          () -> {
            try (ReaderStatusQuery look = ReaderStatusQuery.open(winscard)) {
              return question.ask(look);
            }
          });
    } catch (ScardException e) {
      throw PcscErrors.translate(Phase.READER, doing, e);
    } catch (TimeoutException e) {
      throw silent(doing, e);
    } finally {
      thread.end();
    }
  }

  private static TransportException silent(String doing, TimeoutException cause) {
    return new TransportException(
        doing + " failed: the PC/SC service does not answer", Remedy.CHECK_READER, cause);
  }

  @Override
  public List<ReaderState> awaitChange(List<ReaderState> known, Duration timeout)
      throws TransportException, InterruptedException {
    String doing = "waiting for the card readers";
    NativeWait wait = new NativeWait(winscard, known, timeout);
    CallThread thread = threads.apply("jpki-pcsc-wait");
    Future<List<ReaderState>> future = thread.submit(wait::run);
    long nanos = Polling.nanos(timeout) + Polling.nanos(limits.command());
    try {
      return CallThread.result(future, nanos);
    } catch (ScardException e) {
      throw PcscErrors.translate(Phase.READER, doing, e);
    } catch (TimeoutException e) {
      throw silent(doing, e);
    } finally {
      wait.cancel();
      thread.end();
    }
  }

  @Override
  public boolean connectsExclusively() {
    return true;
  }

  @Override
  public PcscLink connect(String reader, Sharing sharing) throws TransportException {
    String doing = "connecting to the card in " + reader;
    CallThread thread = threads.apply("jpki-pcsc-card");
    Connecting connecting = new Connecting(reader, sharing);
    boolean connected = false;
    try {
      NativeLink.Connection connection = thread.call(limits.command(), connecting::run);
      connected = true;
      return new NativeLink(winscard, reader, limits, thread, connection);
    } catch (ScardException e) {
      throw PcscErrors.translate(Phase.READER, doing, e);
    } catch (TimeoutException e) {
      connecting.abandon().ifPresent(late -> thread.last(() -> release(late)));
      throw new TransportException(
          doing + " failed: no answer within " + limits.command().toMillis() + " ms",
          Remedy.PRESENT_CARD,
          e);
    } finally {
      if (!connected) {
        thread.end();
      }
    }
  }

  private void release(long context) {
    try {
      winscard.releaseContext(context);
    } catch (ScardException e) {
      LOG.debug("a context could not be released", e);
    }
  }

  /** One connecting; if nobody waits for it any more, what it got is given back at once. */
  private final class Connecting {
    private final String reader;
    private final Sharing sharing;
    private boolean abandoned;
    private OptionalLong kept = OptionalLong.empty();

    Connecting(String reader, Sharing sharing) {
      this.reader = reader;
      this.sharing = sharing;
    }

    NativeLink.Connection run() throws ScardException {
      long context = winscard.establishContext();
      boolean wanted = false;
      try {
        Winscard.Connected card = connect(context);
        wanted = keep(context);
        return new NativeLink.Connection(context, card, sharing);
      } finally {
        if (!wanted) {
          winscard.releaseContext(context);
        }
      }
    }

    /** Whoever has a card for himself begins with one that was just switched on. */
    private Winscard.Connected connect(long context) throws ScardException {
      if (sharing == Sharing.SHARED) {
        return winscard.connect(context, reader, Winscard.SHARE_SHARED);
      }
      Winscard.Connected card = winscard.connect(context, reader, Winscard.SHARE_EXCLUSIVE);
      return winscard.reconnect(card.handle(), Winscard.SHARE_EXCLUSIVE, Winscard.UNPOWER_CARD);
    }

    private synchronized boolean keep(long context) {
      if (!abandoned) {
        kept = OptionalLong.of(context);
      }
      return !abandoned;
    }

    /** Gives up; returns a context that came at the last moment. */
    synchronized OptionalLong abandon() {
      abandoned = true;
      return kept;
    }
  }
}
