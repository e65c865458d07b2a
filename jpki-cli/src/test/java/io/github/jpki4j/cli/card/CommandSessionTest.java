package io.github.jpki4j.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever ends a session first, the card does not know the secret any more. */
class CommandSessionTest {

  private final TestCard card = TestCard.builder().build();
  private final CountDownLatch signing = new CountDownLatch(1);
  private final CountDownLatch mayGoOn = new CountDownLatch(1);
  private final List<FutureTask<?>> tasks = new ArrayList<>();

  /** A signature takes as long as the test wants; the end of the link does not reset the card. */
  private final class SlowLink extends ForwardingConnection {

    SlowLink() throws TransportException {
      super(card.connect());
    }

    @Override
    public byte[] transceive(byte[] command) throws TransportException {
      if (command[1] == 0x2A) {
        signing.countDown();
        try {
          mayGoOn.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return super.transceive(command);
    }

    @Override
    public void close() {}
  }

  private Thread start(Callable<?> work) {
    FutureTask<?> task = new FutureTask<>(work);
    tasks.add(task);
    Thread thread = new Thread(task);
    thread.start();
    return thread;
  }

  /** Whether it was let finish. */
  private static boolean signs(JpkiAp jpki, Pin pin) throws JpkiException {
    try {
      return jpki.sign(pin, Digest.ofMessage(HashAlgorithm.SHA256, new byte[] {1})).length > 0;
    } catch (TransportException e) {
      return false;
    }
  }

  private static void awaitWaiting(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.BLOCKED) {
      Thread.sleep(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"signal, close", "close, signal", "signal", "close"})
  void theSecretIsForgottenInWhateverOrderTheSessionIsEnded(String order) throws Exception {
    CommandSession session = new CommandSession(new SlowLink());
    JpkiAp jpki = session.application();
    try (Pin pin = Pin.auth("1234".toCharArray())) {
      start(() -> signs(jpki, pin));
      signing.await();
      assertThat(card.isVerified(KeyKind.AUTH)).isTrue();
      for (String who : order.split(", ", -1)) {
        Thread thread =
            start(
                () -> {
                  if (who.equals("signal")) {
                    session.end();
                  } else {
                    session.close();
                  }
                  return who;
                });
        awaitWaiting(thread);
      }
      mayGoOn.countDown();
      for (FutureTask<?> task : tasks) {
        task.get();
      }
    }
    assertThat(card.isVerified(KeyKind.AUTH)).isFalse();
  }
}
