package io.github.jpki4j.android;

import static org.assertj.core.api.Assertions.assertThat;

import android.app.Activity;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.InsertedCard;
import io.github.jpki4j.transport.CardConnection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A reader over the real NfcAdapter, with a phone's services behind it, and who listens to it. */
abstract class NfcReaderHarness {

  static final int TYPE_B_WITHOUT_NDEF = 0x02 | 0x80;
  static final byte[] QUERY = {0x00, 0x20, 0x00, (byte) 0x80};
  private static final TestPki PKI = TestPki.create();

  final PhoneField field = field();
  final Cards cards = new Cards();
  Phone phone;
  Activity activity;
  NfcReader reader;

  /** A listener that writes down what it gets, and works as a test tells it. */
  static final class Cards implements NfcListener {

    final BlockingQueue<Object> got = new LinkedBlockingQueue<>();
    private Work work = connection -> connection.transceive(QUERY);

    /** What is done with a card. */
    interface Work {
      Object with(CardConnection connection) throws JpkiException;
    }

    Cards doing(Work value) {
      work = value;
      return this;
    }

    @Override
    public void onCard(CardConnection connection) throws JpkiException {
      got.add(work.with(connection));
    }

    @Override
    public void onFailure(JpkiException failure) {
      got.add(failure);
    }

    /** The next thing that it got. */
    Object next() throws InterruptedException {
      Object next = got.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("something was delivered").isNotNull();
      return next;
    }
  }

  static PhoneField field() {
    return new PhoneField(InsertedCard.connect(TestCard.builder().pki(PKI).build()));
  }

  @BeforeEach
  void switchOn() throws Exception {
    phone = new Phone();
    activity = phone.launch(new Activity());
    reader = NfcReader.of(activity);
    phone.resume(activity);
  }

  @AfterEach
  void switchOff() throws Exception {
    try {
      reader.stop();
      awaitNoThread();
    } finally {
      phone.close();
    }
  }

  static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("jpki4j-nfc"))
        .toList();
  }

  static void awaitNoThread() throws InterruptedException {
    for (Thread thread : threads()) {
      thread.join(30_000);
    }
    assertThat(threads()).as("threads that are left").isEmpty();
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
