package io.github.jpki4j.android;

import static org.assertj.core.api.Assertions.assertThat;

import android.app.Activity;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.InsertedCard;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A listener that does not return does not silence the reader. */
class StuckListenerTest {

  private static final byte[] QUERY = {0x00, 0x20, 0x00, (byte) 0x80};
  private static final Duration PATIENCE = Duration.ofMillis(30);
  private static final TestPki PKI = TestPki.create();

  /** Those that are left to themselves, and the one that is about to be. */
  private static final int MOST_THREADS = Turn.MOST_GIVEN_UP + 1;

  private final BlockingQueue<Object> got = new LinkedBlockingQueue<>();
  private final Semaphore entered = new Semaphore(0);
  private final Semaphore released = new Semaphore(0);
  private final PhoneField field = field();
  private Phone phone;
  private NfcReader reader;

  /** What a test lets a listener do with a card. */
  private interface Work {
    void with(CardConnection connection) throws JpkiException, InterruptedException;
  }

  /** A listener that works as a test tells it. */
  private final class Told implements NfcListener {

    private final Work work;

    Told(Work work) {
      this.work = work;
    }

    @Override
    public void onCard(CardConnection connection) throws JpkiException {
      entered.release();
      try {
        work.with(connection);
      } catch (InterruptedException e) {
        throw new IllegalStateException("woken", e);
      }
    }

    @Override
    public void onFailure(JpkiException failure) {
      got.add(failure);
    }
  }

  private static PhoneField field() {
    return new PhoneField(InsertedCard.connect(TestCard.builder().pki(PKI).build()));
  }

  @BeforeEach
  void switchOn() throws Exception {
    phone = new Phone();
    Activity activity = phone.launch(new Activity());
    reader = NfcReader.of(activity, NfcSettings.standard(), new Turn(PATIENCE));
    phone.resume(activity);
  }

  @AfterEach
  void switchOff() throws Exception {
    try {
      released.release(1000);
      reader.stop();
      for (Thread thread : threads()) {
        thread.join(30_000);
      }
      assertThat(threads()).as("threads that are left").isEmpty();
    } finally {
      phone.close();
    }
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("jpki4j-nfc"))
        .toList();
  }

  private NfcListener good() {
    return new Told(connection -> got.add(connection.transceive(QUERY)));
  }

  private NfcListener stuck() {
    return new Told(connection -> released.acquireUninterruptibly());
  }

  private void awaitEntered() throws InterruptedException {
    assertThat(entered.tryAcquire(30, TimeUnit.SECONDS)).as("a card was handed over").isTrue();
  }

  private Object next() throws InterruptedException {
    Object next = got.poll(30, TimeUnit.SECONDS);
    assertThat(next).as("something was delivered").isNotNull();
    return next;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theNextCardIsHandedOverAndTheConnectionOfTheOneBeforeIsClosed(boolean startedAgain)
      throws Exception {
    AtomicBoolean first = new AtomicBoolean(true);
    reader.start(
        new Told(
            connection -> {
              if (first.getAndSet(false)) {
                released.acquireUninterruptibly();
              } else {
                got.add(connection.transceive(QUERY));
              }
            }));
    phone.show(field.tag());
    awaitEntered();
    PhoneField second = field();
    if (startedAgain) {
      reader.start(good());
    }
    phone.show(second.tag());
    assertThat((byte[]) next()).hasSize(2);
    assertThat(second.sent()).containsExactly(QUERY);
    assertThat(field.calls()).endsWith("resetTimeouts", "reconnect");
  }

  @Test
  void aCommandOfAListenerThatWasGivenUpFailsAndItIsToldNothingMore() throws Exception {
    BlockingQueue<Throwable> thrown = new LinkedBlockingQueue<>();
    reader.start(
        new Told(
            connection -> {
              released.acquireUninterruptibly();
              try {
                connection.transceive(QUERY);
              } catch (TransportException e) {
                thrown.add(e);
                throw e;
              }
            }));
    phone.show(field.tag());
    awaitEntered();
    reader.start(good());
    phone.show(field().tag());
    assertThat((byte[]) next()).hasSize(2);
    released.release();
    assertThat(thrown.poll(30, TimeUnit.SECONDS)).hasMessageContaining("closed");
    awaitNoThread();
    assertThat(got).isEmpty();
    assertThat(field.sent()).isEmpty();
  }

  /** On a phone an exception that nobody catches ends the program. */
  @Test
  void aListenerThatWaitsIsWokenAndWhatItThrowsEndsNothing() throws Exception {
    BlockingQueue<Throwable> uncaught = new LinkedBlockingQueue<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
    try {
      reader.start(new Told(connection -> new CountDownLatch(1).await()));
      phone.show(field.tag());
      awaitEntered();
      reader.start(good());
      phone.show(field().tag());
      assertThat((byte[]) next()).hasSize(2);
      awaitNoThread();
      assertThat(uncaught).isEmpty();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void withoutAnotherCardNobodyIsGivenUp() throws Exception {
    reader.start(
        new Told(
            connection -> {
              Thread.sleep(10 * PATIENCE.toMillis());
              got.add(connection.transceive(QUERY));
            }));
    phone.show(field.tag());
    assertThat((byte[]) next()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void thirtyCardsWithAListenerThatNeverReturnsLeaveFewThreads(boolean startedAgain)
      throws Exception {
    reader.start(stuck());
    for (int i = 0; i < 30; i++) {
      if (startedAgain) {
        reader.start(stuck());
      }
      phone.show(field().tag());
      awaitNoTurn();
      assertThat(threads()).hasSizeLessThanOrEqualTo(MOST_THREADS);
    }
    assertThat(threads()).hasSize(MOST_THREADS);
    reader.start(good());
    released.release();
    Object answer = null;
    for (int i = 0; answer == null && i < 100; i++) {
      phone.show(field().tag());
      answer = got.poll(3 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
    assertThat((byte[]) answer).as("one returned, so cards are handed over again").hasSize(2);
  }

  /** Waits until each thread is with its listener, and none waits for its turn or ends. */
  private static void awaitNoTurn() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (threads().stream().anyMatch(one -> one.getState() != Thread.State.WAITING)) {
      assertThat(System.nanoTime()).as("a card waits for its turn").isLessThan(end);
      Thread.sleep(1);
    }
  }

  private static void awaitNoThread() throws InterruptedException {
    for (Thread thread : threads()) {
      thread.join(30_000);
    }
    assertThat(threads()).isEmpty();
  }
}
