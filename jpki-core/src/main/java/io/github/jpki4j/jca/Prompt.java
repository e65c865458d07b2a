package io.github.jpki4j.jca;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.PinException;
import io.github.jpki4j.PinRequiredException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A person who is being asked for a PIN: the other threads that need the same PIN wait for the
 * outcome instead of asking too. Nobody holds a lock meanwhile.
 */
final class Prompt {

  private final KeyKind key;
  private final Thread asker = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable PinException failure;

  Prompt(KeyKind key) {
    this.key = key;
  }

  boolean isMine() {
    return asker == Thread.currentThread();
  }

  /** The PIN was wrong, or the person did not want to: the others need not ask again. */
  void fail(PinException e) {
    failure = e;
  }

  void end() {
    ended.countDown();
  }

  /** Waits for the outcome; the key may be verified afterwards. */
  void await() throws PinException {
    if (isMine()) {
      throw new PinRequiredException(key); // the prompt itself wants to sign
    }
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      PinCancelledException cancelled = new PinCancelledException(key);
      cancelled.initCause(e);
      throw cancelled;
    }
    PinException told = failure;
    if (told != null) {
      throw told;
    }
  }
}
