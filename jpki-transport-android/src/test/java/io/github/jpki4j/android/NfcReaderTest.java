package io.github.jpki4j.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import android.app.Activity;
import android.nfc.NfcAdapter;
import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader over the real NfcAdapter, with a phone's services behind it. */
class NfcReaderTest {

  private static final int TYPE_B_WITHOUT_NDEF = 0x02 | 0x80;
  private static final byte[] QUERY = {0x00, 0x20, 0x00, (byte) 0x80};
  private static final TestPki PKI = TestPki.create();

  private final PhoneField field = field();
  private final Cards cards = new Cards();
  private Phone phone;
  private Activity activity;
  private NfcReader reader;

  /** A listener that writes down what it gets, and works as a test tells it. */
  private static final class Cards implements NfcListener {

    private final BlockingQueue<Object> got = new LinkedBlockingQueue<>();
    private Work work = connection -> connection.transceive(QUERY);

    /** What is done with a card. */
    private interface Work {
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

  private static PhoneField field() {
    return new PhoneField(TestCard.builder().pki(PKI).build().connect());
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

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("jpki4j-nfc"))
        .toList();
  }

  private static void awaitNoThread() throws InterruptedException {
    for (Thread thread : threads()) {
      thread.join(30_000);
    }
    assertThat(threads()).as("threads that are left").isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void cardsOfTypeBAreLookedForAndNdefIsNot() {
    assertThat(reader.start(cards)).isEqualTo(NfcState.READY);
    assertThat(phone.modes()).containsExactly(TYPE_B_WITHOUT_NDEF);
    assertThat(phone.extras().keySet()).containsExactly("presence");
    assertThat(phone.extras().getInt("presence")).isEqualTo(1000);
  }

  @Test
  void theDelayBetweenTwoLooksIsThatOfTheSettings() {
    Duration delay = Duration.ofMillis(250);
    reader = NfcReader.of(activity, NfcSettings.standard().withPresenceCheckDelay(delay));
    reader.start(cards);
    assertThat(phone.extras().getInt("presence")).isEqualTo(250);
  }

  @ParameterizedTest
  @CsvSource({"1, OFF", "2, OFF", "3, READY", "4, OFF"})
  void aPhoneIsReadyWhenItsNfcIsOn(int state, NfcState expected) {
    phone.withState(state);
    assertThat(reader.state()).isEqualTo(expected);
    assertThat(reader.start(cards)).isEqualTo(expected);
    assertThat(phone.modes()).hasSize(expected == NfcState.READY ? 1 : 0);
  }

  @Test
  void aPhoneWithoutNfcSaysSoAndNothingIsStarted() {
    phone.withoutNfc();
    assertThat(reader.state()).isEqualTo(NfcState.ABSENT);
    assertThat(reader.start(cards)).isEqualTo(NfcState.ABSENT);
    reader.stop();
    assertThat(phone.modes()).isEmpty();
  }

  @Test
  void aPhoneThatOnlyPlaysCardsHasNoReader() {
    phone.withoutReader();
    assertThat(reader.start(cards)).isEqualTo(NfcState.ABSENT);
    reader.stop();
    assertThat(phone.modes()).isEmpty();
  }

  @Test
  void aCardIsReadOffTheMainThread() throws Exception {
    Thread main = Thread.currentThread();
    reader.start(
        cards.doing(
            connection -> {
              assertThat(Thread.currentThread()).isNotSameAs(main);
              assertThat(Thread.currentThread().getName()).isEqualTo("jpki4j-nfc");
              try (MyNumberCard card = MyNumberCard.open(connection)) {
                return card.jpki().readCertificate(CertificateKind.AUTH).x509();
              }
            }));
    phone.show(field.tag());
    assertThat(cards.next()).isInstanceOf(java.security.cert.X509Certificate.class);
  }

  @Test
  void theConnectionIsClosedAfterwards() throws Exception {
    reader.start(cards.doing(connection -> connection));
    phone.show(field.tag());
    CardConnection connection = (CardConnection) cards.next();
    reader.stop();
    awaitNoThread();
    assertThat(field.calls()).endsWith("resetTimeouts", "reconnect");
    MainLooper.leave();
    assertThatThrownBy(() -> connection.transceive(QUERY)).hasMessageContaining("closed");
    MainLooper.enter();
  }

  @Test
  void aFailureOfTheListenerReachesIt() throws Exception {
    JpkiException failure = new TransportException("by the listener", Remedy.REOPEN);
    reader.start(
        cards.doing(
            connection -> {
              throw failure;
            }));
    phone.show(field.tag());
    assertThat(cards.next()).isSameAs(failure);
    assertThat(field.calls()).endsWith("resetTimeouts", "reconnect");
  }

  @Test
  void whatIsNoSmartCardIsAFailure() throws Exception {
    reader.start(cards);
    phone.show(field.tag(PhoneField.TYPE_B));
    assertThat(cards.next())
        .isInstanceOfSatisfying(
            TransportException.class,
            failure -> assertThat(failure.remedy()).isEqualTo(Remedy.PRESENT_CARD));
  }

  @Test
  void ofCardsThatComeMeanwhileTheLastOneCounts() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch shown = new CountDownLatch(1);
    PhoneField passing = field();
    PhoneField last = field();
    reader.start(
        cards.doing(
            connection -> {
              working.countDown();
              await(shown);
              return connection.transceive(QUERY);
            }));
    phone.show(field.tag());
    await(working);
    phone.show(passing.tag());
    phone.show(last.tag());
    shown.countDown();
    cards.next();
    cards.next();
    reader.stop();
    awaitNoThread();
    assertThat(passing.calls()).isEmpty();
    assertThat(last.sent()).containsExactly(QUERY);
    assertThat(cards.got).isEmpty();
  }

  @Test
  void stopLetsTheListenerFinishAndHandsOverNoOtherCard() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    PhoneField next = field();
    reader.start(
        cards.doing(
            connection -> {
              working.countDown();
              await(stopped);
              return connection.transceive(QUERY);
            }));
    phone.show(field.tag());
    await(working);
    phone.show(next.tag());
    reader.stop();
    field.lift();
    phone.show(next.tag());
    stopped.countDown();
    assertThat(cards.next()).isInstanceOf(CardRemovedException.class);
    awaitNoThread();
    assertThat(next.calls()).isEmpty();
    assertThat(phone.modes()).containsExactly(TYPE_B_WITHOUT_NDEF, 0);
  }

  @Test
  void aCardThatAndroidReportsTooLateIsNotHandedOver() throws Exception {
    TagDispatcher delivery =
        new TagDispatcher(cards, NfcSettings.standard(), new Turn(Turn.PATIENCE));
    delivery.stop();
    delivery.onTagDiscovered(field.tag());
    awaitNoThread();
    assertThat(field.calls()).isEmpty();
    assertThat(cards.got).isEmpty();
  }

  @Test
  void startedTwiceItServesTheSecondListenerAlone() throws Exception {
    Cards first = new Cards();
    reader.start(first);
    reader.start(cards);
    phone.show(field.tag());
    assertThat((byte[]) cards.next()).hasSize(2);
    assertThat(first.got).isEmpty();
    assertThat(phone.modes()).containsExactly(TYPE_B_WITHOUT_NDEF, 0, TYPE_B_WITHOUT_NDEF);
  }

  @Test
  void startedAgainItWaitsForTheListenerToEndWithTheCardBefore() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch shown = new CountDownLatch(1);
    PhoneField next = field();
    reader.start(
        cards.doing(
            connection -> {
              working.countDown();
              await(shown);
              return List.copyOf(next.calls());
            }));
    phone.show(field.tag());
    await(working);
    reader.start(cards);
    phone.show(next.tag());
    while (next.calls().isEmpty()
        && threads().stream().filter(it -> it.getState() == Thread.State.TIMED_WAITING).count()
            < 2) {
      Thread.onSpinWait();
    }
    shown.countDown();
    assertThat((List<?>) cards.next()).isEmpty();
    assertThat((List<?>) cards.next()).isNotEmpty();
  }

  @Test
  void stopWithoutStartDoesNothing() {
    reader.stop();
    reader.stop();
    assertThat(phone.modes()).isEmpty();
  }

  @Test
  void withoutThePermissionNothingIsStarted() {
    phone.withoutPermission();
    assertThatThrownBy(() -> reader.start(cards)).isInstanceOf(SecurityException.class);
    reader.stop();
    assertThat(phone.modes()).isEmpty();
    assertThat(threads()).isEmpty();
  }

  /** On a phone the handler of all threads ends the program; here none does. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anUncheckedExceptionMeetsTheHandlerOfTheThreadAndTheNextCardIsServed(boolean inOnFailure)
      throws Exception {
    BlockingQueue<Throwable> uncaught = new LinkedBlockingQueue<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
    RuntimeException mistake = new IllegalArgumentException("by the listener");
    try {
      reader.start(new Careless(mistake, inOnFailure));
      for (int i = 0; i < 2; i++) {
        phone.show(field.tag());
        assertThat(uncaught.poll(30, TimeUnit.SECONDS)).isSameAs(mistake);
        assertThat(field.calls()).endsWith("resetTimeouts", "reconnect");
      }
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  /** A listener with a mistake. */
  private record Careless(RuntimeException mistake, boolean inOnFailure) implements NfcListener {

    @Override
    public void onCard(CardConnection connection) throws JpkiException {
      if (inOnFailure) {
        throw new TransportException("by the listener", Remedy.REOPEN);
      }
      throw mistake;
    }

    @Override
    public void onFailure(JpkiException failure) {
      throw mistake;
    }
  }

  @Test
  void theStatesOfAnAdapterAreThoseThatTheTestNames() {
    assertThat(
            List.of(
                NfcAdapter.STATE_OFF,
                NfcAdapter.STATE_TURNING_ON,
                NfcAdapter.STATE_ON,
                NfcAdapter.STATE_TURNING_OFF))
        .containsExactly(1, 2, 3, 4);
    assertThat(NfcAdapter.FLAG_READER_NFC_B | NfcAdapter.FLAG_READER_SKIP_NDEF_CHECK)
        .isEqualTo(TYPE_B_WITHOUT_NDEF);
  }
}
