package io.github.jpki4j.android;

import android.os.Looper;
import org.jspecify.annotations.Nullable;

/** The thread that draws: a card that keeps it waiting freezes the screen. */
final class MainThread {

  private MainThread() {}

  /**
   * Refuses work on the main thread.
   *
   * @param doing for the message, for example {@code "a command to a card"}
   * @throws IllegalStateException on the main thread
   */
  static void refuse(String doing) {
    @Nullable Looper main = Looper.getMainLooper();
    if (main != null && main.getThread() == Thread.currentThread()) {
      throw new IllegalStateException(
          doing + " takes long: call it on another thread than the main thread");
    }
  }
}
