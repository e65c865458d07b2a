package io.github.jpki4j.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.testkit.card.MovingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Bounded, forgetful in time, and never twice the same. */
class InMemoryNonceStoreTest {

  private static final String OTHER = "f".repeat(64);

  private final MovingClock clock = new MovingClock(LoginWorld.NOW);
  private final InMemoryNonceStore store = new InMemoryNonceStore(3, clock);

  private static LoginNonce nonce(int number) {
    return new LoginNonce(String.format("%064x", number), "a".repeat(64), "b".repeat(64));
  }

  private void add(int number, Duration keep) throws NonceStoreException {
    store.add(nonce(number), clock.instant().plus(keep));
  }

  @Test
  void aNonceIsConsumedOnce() throws Exception {
    add(1, Duration.ofMinutes(1));
    assertThat(store.consume(nonce(1))).isEqualTo(NonceOutcome.CONSUMED);
    assertThat(store.consume(nonce(1))).isEqualTo(NonceOutcome.USED);
    assertThat(store.consume(nonce(2))).isEqualTo(NonceOutcome.UNKNOWN);
  }

  @Test
  void whatDiffersSpoilsNothing() throws Exception {
    add(1, Duration.ofMinutes(1));
    LoginNonce nonce = nonce(1);
    assertThat(store.consume(new LoginNonce(nonce.value(), OTHER, nonce.session())))
        .isEqualTo(NonceOutcome.OTHER_CHALLENGE);
    assertThat(store.consume(new LoginNonce(nonce.value(), nonce.challenge(), OTHER)))
        .isEqualTo(NonceOutcome.OTHER_SESSION);
    assertThat(store.consume(nonce)).isEqualTo(NonceOutcome.CONSUMED);
  }

  @Test
  void aFullStoreTakesNoMoreAndForgetsNothingEarlier() throws Exception {
    add(1, Duration.ofMinutes(3));
    add(2, Duration.ofMinutes(1));
    add(3, Duration.ofMinutes(2));
    assertThatThrownBy(() -> add(4, Duration.ofMinutes(1))).isInstanceOf(NonceStoreException.class);
    clock.goOn(Duration.ofMinutes(1));
    assertThat(store.size()).as("the last second included").isEqualTo(3);
    clock.goOn(Duration.ofSeconds(1));
    add(4, Duration.ofMinutes(1));
    assertThat(store.consume(nonce(2))).isEqualTo(NonceOutcome.UNKNOWN);
    assertThat(store.consume(nonce(1))).isEqualTo(NonceOutcome.CONSUMED);
    assertThat(store.consume(nonce(3))).isEqualTo(NonceOutcome.CONSUMED);
    clock.goOn(Duration.ofHours(1));
    assertThat(store.size()).isZero();
  }

  @Test
  void aNonceIsNotIssuedTwice() throws Exception {
    add(1, Duration.ofMinutes(1));
    assertThatThrownBy(() -> add(1, Duration.ofMinutes(2))).isInstanceOf(NonceStoreException.class);
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void ofManyThreadsOneIsLetIn() throws Exception {
    LoginWorld world = new LoginWorld();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 20; round++) {
        byte[] response = world.draft().bytes();
        CyclicBarrier start = new CyclicBarrier(8);
        List<Future<LoginReport>> reports = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          reports.add(
              threads.submit(
                  () -> {
                    start.await();
                    return world.verifier.verify(response, LoginWorld.PURPOSE, LoginWorld.SESSION);
                  }));
        }
        int accepted = 0;
        for (Future<LoginReport> report : reports) {
          LoginReport got = report.get();
          accepted += got.verdict() == LoginVerdict.ACCEPTED ? 1 : 0;
          assertThat(got.has(LoginCode.NONCE_USED) || got.verdict() == LoginVerdict.ACCEPTED)
              .isTrue();
        }
        assertThat(accepted).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aStoreForNothingIsAMistake() {
    assertThatThrownBy(() -> new InMemoryNonceStore(0, clock))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
