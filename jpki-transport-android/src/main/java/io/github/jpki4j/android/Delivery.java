package io.github.jpki4j.android;

import android.nfc.NfcAdapter;
import android.nfc.Tag;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.transport.CardConnection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a card from Android's thread, which must not be kept waiting, to the listener's. If
 * more than one card comes while the listener works, the last one counts: the others have left.
 */
final class Delivery implements NfcAdapter.ReaderCallback {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final NfcListener listener;
  private final NfcSettings settings;
  private final Object turn;
  private final ExecutorService thread;
  private final AtomicReference<@Nullable Tag> waiting = new AtomicReference<>();

  /**
   * A way to a listener. Its thread begins with the first card and ends with {@link #stop}.
   *
   * @param listener gets the cards
   * @param settings how to talk to them
   * @param turn held while the listener works: an earlier way to it may not have ended yet
   */
  Delivery(NfcListener listener, NfcSettings settings, Object turn) {
    this.listener = listener;
    this.settings = settings;
    this.turn = turn;
    this.thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread made = new Thread(work, "jpki4j-nfc");
              made.setDaemon(true);
              return made;
            });
  }

  /** Called by Android, on a thread of its own. */
  @Override
  public void onTagDiscovered(@Nullable Tag tag) {
    waiting.set(tag);
    try {
      thread.execute(this::deliver);
    } catch (RejectedExecutionException e) {
      LOG.debug("a card came after the end");
    }
  }

  private void deliver() {
    synchronized (turn) {
      Tag tag = waiting.getAndSet(null);
      if (tag != null && !thread.isShutdown()) {
        hand(tag);
      }
    }
  }

  private void hand(Tag tag) {
    try (CardConnection connection = NfcCard.of(tag, settings).open()) {
      listener.onCard(connection);
    } catch (JpkiException e) {
      listener.onFailure(e);
    }
  }

  /** Hands over no more cards; lets the listener finish with the one that it has. */
  void stop() {
    thread.shutdown();
    waiting.set(null);
  }
}
