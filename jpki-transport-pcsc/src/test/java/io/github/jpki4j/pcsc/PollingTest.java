package io.github.jpki4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Waiting by looking, also where the machine is busy. */
class PollingTest {

  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void theLastLookBeginsWhenTheTimeIsUp() throws Exception {
    boolean over =
        Polling.until(
            Duration.ofMillis(10),
            () -> {
              pauseInTheFirst();
              return looks.get() == 2;
            });
    assertThat(over).isTrue();
  }

  private void pauseInTheFirst() {
    if (looks.incrementAndGet() == 1) {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void withoutTimeThereIsOneLook() throws Exception {
    assertThat(Polling.until(Duration.ZERO, () -> looks.incrementAndGet() == 2)).isFalse();
    assertThat(looks).hasValue(1);
  }

  @Test
  void itEndsWithItsTime() throws Exception {
    assertThat(Polling.until(Duration.ofMillis(10), () -> looks.incrementAndGet() == 0)).isFalse();
    assertThat(looks).hasValueGreaterThan(1);
  }
}
