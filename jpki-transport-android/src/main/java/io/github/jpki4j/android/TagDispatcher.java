package io.github.jpki4j.android;

import android.nfc.NfcAdapter;
import android.nfc.Tag;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.transport.CardConnection;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a card from Android's thread, which must not be kept waiting, to the listener's. If
 * more than one card comes while the listener works, the last one counts: the others have left.
 */
final class TagDispatcher implements NfcAdapter.ReaderCallback {

  private static final Logger LOG = LoggerFactory.getLogger(TagDispatcher.class);

  private final NfcListener listener;
  private final NfcSettings settings;
  private final Turn turn;
  private final AtomicReference<@Nullable Tag> waiting = new AtomicReference<>();
  private volatile boolean stopped;

  /**
   * A way to a listener.
   *
   * @param listener gets the cards
   * @param settings how commands are sent to them
   * @param turn of all listeners of this reader: an earlier one may not have ended yet
   */
  TagDispatcher(NfcListener listener, NfcSettings settings, Turn turn) {
    this.listener = listener;
    this.settings = settings;
    this.turn = turn;
  }

  /** Called by Android, on a thread of its own. */
  @Override
  public void onTagDiscovered(@Nullable Tag tag) {
    if (stopped) {
      LOG.debug("a card came after the end");
      return;
    }
    waiting.set(tag);
    turn.take(this::deliver);
  }

  private void deliver(Turn.Holder holder) {
    Tag tag = waiting.getAndSet(null);
    if (tag == null || stopped) {
      return;
    }
    try {
      hand(tag, holder);
    } catch (RuntimeException e) {
      if (!holder.isOver()) {
        throw e;
      }
      LOG.warn("a listener that was given up threw {}", e.getClass().getName());
    }
  }

  private void hand(Tag tag, Turn.Holder holder) {
    try (CardConnection connection = NfcCard.of(tag, settings).open()) {
      holder.use(connection);
      listener.onCard(connection);
    } catch (JpkiException e) {
      if (!holder.isOver()) {
        listener.onFailure(e);
      }
    }
  }

  /** Hands over no more cards; lets the listener finish with the one that it has. */
  void stop() {
    stopped = true;
    waiting.set(null);
  }
}
