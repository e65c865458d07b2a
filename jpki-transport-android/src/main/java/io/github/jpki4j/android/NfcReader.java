package io.github.jpki4j.android;

import android.app.Activity;
import android.nfc.NfcAdapter;
import android.os.Bundle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The NFC reader of a phone, while one of a program's activities is in front.
 *
 * <p>Call {@link #start} in {@code onResume} and {@link #stop} in {@code onPause}. In between this
 * activity alone gets the cards; the phone neither beeps for NDEF nor opens another program. The
 * program needs the permission {@code android.permission.NFC}.
 *
 * <p>Looks for cards of type B only, which My Number cards are (ISO 14443-3), so that a transit or
 * a payment card beside it in a wallet is not taken for it. Facts: ANDROID-01.
 *
 * <p>To be used on the main thread. Cards are handed over on another one.
 *
 * @since 0.1.0
 */
public final class NfcReader {

  private static final int FLAGS =
      NfcAdapter.FLAG_READER_NFC_B | NfcAdapter.FLAG_READER_SKIP_NDEF_CHECK;

  private final Activity activity;
  private final NfcSettings settings;
  private final Turn turn;
  private @Nullable TagDispatcher delivery;

  private NfcReader(Activity activity, NfcSettings settings, Turn turn) {
    this.activity = activity;
    this.settings = settings;
    this.turn = turn;
  }

  /**
   * The phone's reader with the standard settings.
   *
   * @param activity which is in front while cards are read
   * @return the reader, not started
   */
  public static NfcReader of(Activity activity) {
    return of(activity, NfcSettings.standard());
  }

  /**
   * The phone's reader.
   *
   * @param activity which is in front while cards are read
   * @param settings how commands are sent to cards
   * @return the reader, not started
   */
  public static NfcReader of(Activity activity, NfcSettings settings) {
    Objects.requireNonNull(settings, "settings");
    return of(activity, settings, new Turn(Turn.PATIENCE.plus(settings.timeout())));
  }

  /** The same with a patience of its own, for tests. */
  static NfcReader of(Activity activity, NfcSettings settings, Turn turn) {
    return new NfcReader(Objects.requireNonNull(activity, "activity"), settings, turn);
  }

  /**
   * Whether cards can be read now.
   *
   * @return the phone's state at this moment; the person may change it at any time
   */
  public NfcState state() {
    return state(adapter());
  }

  private static NfcState state(@Nullable NfcAdapter adapter) {
    if (adapter == null) {
      return NfcState.ABSENT;
    }
    return adapter.isEnabled() ? NfcState.READY : NfcState.OFF;
  }

  /**
   * Starts looking for cards, until {@link #stop()}. If it was started before, it is stopped first.
   *
   * @param listener gets the cards, on a background thread
   * @return {@link NfcState#READY} if it looks for cards now; otherwise why it does not, and
   *     nothing was started
   * @throws SecurityException if the program does not have the permission
   */
  public NfcState start(NfcListener listener) {
    Objects.requireNonNull(listener, "listener");
    stop();
    @Nullable NfcAdapter adapter = adapter();
    NfcState state = state(adapter);
    if (adapter != null && state == NfcState.READY) {
      Bundle extras = new Bundle();
      extras.putInt(
          NfcAdapter.EXTRA_READER_PRESENCE_CHECK_DELAY,
          (int) settings.presenceCheckDelay().toMillis());
      TagDispatcher next = new TagDispatcher(listener, settings, turn);
      try {
        adapter.enableReaderMode(activity, next, FLAGS, extras);
      } catch (UnsupportedOperationException e) {
        // NFC that only plays a card: since Android 8
        return NfcState.ABSENT;
      }
      delivery = next;
    }
    return state;
  }

  /**
   * Stops looking for cards. The phone lets go of a card that is being worked with, so that {@link
   * NfcListener#onCard} gets a {@link io.github.jpki4j.TransportException} for its next command. No
   * other card is handed over. Does nothing if it was not started.
   */
  public void stop() {
    TagDispatcher current = delivery;
    if (current == null) {
      return;
    }
    delivery = null;
    current.stop();
    @Nullable NfcAdapter adapter = adapter();
    if (adapter != null) {
      adapter.disableReaderMode(activity);
    }
  }

  private @Nullable NfcAdapter adapter() {
    return NfcAdapter.getDefaultAdapter(activity);
  }
}
