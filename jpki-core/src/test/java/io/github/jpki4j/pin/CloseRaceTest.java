package io.github.jpki4j.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One thread closes a secret while another uses it. */
class CloseRaceTest {

  private static final int RACES = 40_000;

  /** Secrets of each kind, fresh ones at each call. */
  private static final List<Supplier<CardSecret>> KINDS =
      List.of(
          () -> Pin.auth("1234".toCharArray()),
          () -> Pin.sign("ABCDEFGH12345678".toCharArray()),
          () -> CardInfoPin.of("4321".toCharArray()),
          () -> VerificationNumberB.of("55021720352285".toCharArray()));

  @Test
  void nobodyGetsWhatErasingLeft() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Supplier<CardSecret> kind : KINDS) {
        race(threads, kind);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void race(ExecutorService threads, Supplier<CardSecret> kind) throws Exception {
    String whole = text(kind.get());
    AtomicReference<CardSecret> current = new AtomicReference<>();
    CyclicBarrier start = new CyclicBarrier(2, () -> current.set(kind.get()));
    Future<?> closer =
        threads.submit(
            () -> {
              for (int i = 0; i < RACES; i++) {
                start.await();
                current.get().close();
              }
              return null;
            });
    Future<Integer> user =
        threads.submit(
            () -> {
              int refused = 0;
              for (int i = 0; i < RACES; i++) {
                start.await();
                refused += useUntilClosed(current.get(), whole);
              }
              return refused;
            });
    assertThat(user.get()).isEqualTo(RACES);
    closer.get();
  }

  private static int useUntilClosed(CardSecret secret, String whole) {
    try {
      while (true) {
        assertThat(text(secret)).isEqualTo(whole);
      }
    } catch (IllegalStateException e) {
      return 1;
    }
  }

  private static String text(CardSecret secret) {
    return new String(secret.encoded(), StandardCharsets.US_ASCII);
  }

  /** The order itself, without luck: whoever holds the bytes keeps them from being erased. */
  @Test
  void erasingWaitsForWhoCopies() throws Exception {
    for (Supplier<CardSecret> kind : KINDS) {
      CardSecret secret = kind.get();
      var field = CardSecret.class.getDeclaredField("encoded");
      field.setAccessible(true);
      byte[] inside = (byte[]) field.get(secret);
      Thread closer = new Thread(secret::close);
      synchronized (inside) {
        closer.start();
        while (closer.getState() != Thread.State.BLOCKED) {
          assertThat(closer.isAlive()).isTrue();
          Thread.onSpinWait();
        }
        assertThat(inside).doesNotContain(0);
      }
      closer.join();
      assertThat(inside).containsOnly(0);
      assertThatThrownBy(secret::encoded).isInstanceOf(IllegalStateException.class);
    }
  }
}
