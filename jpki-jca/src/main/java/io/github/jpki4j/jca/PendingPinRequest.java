package io.github.jpki4j.jca;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.PinException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.PinSource;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A person who is being asked for a PIN: the other threads that need the same PIN wait for the
 * outcome instead of asking too. Nobody holds a lock meanwhile.
 */
final class PendingPinRequest {

  private final KeyKind key;
  private final Thread asker = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Throwable failure;

  PendingPinRequest(KeyKind key) {
    this.key = key;
  }

  boolean isMine() {
    return asker == Thread.currentThread();
  }

  /**
   * Asks, on this thread.
   *
   * @return a PIN of this key, which the caller closes
   * @throws PinCancelledException if there is no answer
   * @throws PinRequiredException if the answer is for the other key
   */
  Pin ask(PinSource pins, OptionalInt triesLeft) throws PinException {
    @Nullable Pin answer = pins.request(key, triesLeft);
    if (answer == null) {
      throw new PinCancelledException(
          key, new IllegalStateException("the PinSource returned null, not a PIN"));
    }
    if (answer.key() != key) {
      answer.close();
      throw new PinRequiredException(key);
    }
    return answer;
  }

  /**
   * The PIN was wrong, the person did not want to, or the prompt does not work: the others need not
   * ask again.
   */
  void fail(Throwable e) {
    failure = e;
  }

  void end() {
    ended.countDown();
  }

  /** Waits for the outcome; the key may be verified afterwards. */
  void await() throws JpkiException {
    if (isMine()) {
      throw new PinRequiredException(key); // the prompt itself wants to sign
    }
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PinCancelledException(key, e);
    }
    Throwable told = failure;
    if (told instanceof JpkiException e) {
      throw e;
    }
    if (told instanceof RuntimeException e) {
      throw e;
    }
    if (told != null) {
      throw new PinCancelledException(key, told);
    }
  }
}
