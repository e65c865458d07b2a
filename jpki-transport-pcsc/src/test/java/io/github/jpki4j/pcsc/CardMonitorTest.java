package io.github.jpki4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.jpki4j.pcsc.CardEvent.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The monitor over readers that the test moves. */
class CardMonitorTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BRIEFLY = Duration.ofMillis(50);

  private final ScriptedWatch watch = new ScriptedWatch();
  private Optional<CardMonitor> monitor = Optional.empty();

  @BeforeAll
  static void hushTheLog() {
    // a listener fails on purpose
    ((Logger) LoggerFactory.getLogger(CardMonitor.class)).setLevel(Level.OFF);
  }

  @AfterAll
  static void hearTheLogAgain() {
    ((Logger) LoggerFactory.getLogger(CardMonitor.class)).setLevel(null);
  }

  private CardMonitor start() {
    CardMonitor started = CardMonitor.start(watch, Optional.empty());
    monitor = Optional.of(started);
    return started;
  }

  private CardMonitor start(CardMonitor.Listener listener) {
    CardMonitor started = CardMonitor.start(watch, Optional.of(listener));
    monitor = Optional.of(started);
    return started;
  }

  @AfterEach
  void close() {
    monitor.ifPresent(CardMonitor::close);
    assertThat(threads()).isEmpty();
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter("jpki-card-monitor"::equals)
        .toList();
  }

  private static ReaderState with(int card) {
    return new ReaderState("A", true, card);
  }

  private static final ReaderState EMPTY = new ReaderState("A", false, 0);

  private static CardEvent event(Kind kind) {
    return CardEvent.of(kind, "A");
  }

  private static List<CardEvent> take(CardMonitor monitor, int number) throws InterruptedException {
    List<CardEvent> events = new ArrayList<>();
    while (events.size() < number) {
      events.add(monitor.next(PATIENCE).orElseThrow());
    }
    return events;
  }

  @Test
  void whatIsThereAtTheStartIsReported() throws Exception {
    watch.set(with(1));
    assertThat(take(start(), 2))
        .containsExactly(event(Kind.READER_ADDED), event(Kind.CARD_INSERTED));
  }

  @Test
  void cardsThatComeAndGoAreReportedOneAfterTheOther() throws Exception {
    watch.set(EMPTY);
    CardMonitor readers = start();
    assertThat(take(readers, 1)).containsExactly(event(Kind.READER_ADDED));
    for (int card = 1; card <= 20; card++) {
      watch.set(with(card));
      assertThat(take(readers, 1)).containsExactly(event(Kind.CARD_INSERTED));
      watch.set(EMPTY);
      assertThat(take(readers, 1)).containsExactly(event(Kind.CARD_REMOVED));
    }
    assertThat(readers.next(BRIEFLY)).isEmpty();
  }

  @Test
  void whoLooksLateIsToldTheLastStateAndNothingPilesUp() throws Exception {
    watch.set(EMPTY);
    CardMonitor readers = start();
    take(readers, 1);
    for (int card = 1; card <= 200; card++) {
      int looks = watch.looks();
      watch.set(with(card));
      watch.awaitLooks(looks + 1);
      watch.set(EMPTY);
      watch.awaitLooks(looks + 2);
    }
    watch.set(with(1000));
    watch.awaitKnown();
    List<CardEvent> events = new ArrayList<>();
    for (Optional<CardEvent> event = readers.next(PATIENCE);
        event.isPresent();
        event = readers.next(BRIEFLY)) {
      events.add(event.get());
    }
    assertThat(events).hasSizeLessThan(10).last().isEqualTo(event(Kind.CARD_INSERTED));
  }

  @Test
  void aCardThatTookAnothersPlaceBetweenTwoLooksIsTwoEvents() throws Exception {
    watch.set(with(1));
    CardMonitor readers = start();
    take(readers, 2);
    watch.set(with(2));
    assertThat(take(readers, 2))
        .containsExactly(event(Kind.CARD_REMOVED), event(Kind.CARD_INSERTED));
  }

  @Test
  void aCardThatCameBackWhileNobodyLookedIsTwoEventsThoughTheBackendCannotCount() throws Exception {
    watch.set(with(0));
    CardMonitor readers = start();
    take(readers, 2);
    int looks = watch.looks();
    watch.set(EMPTY);
    watch.awaitLooks(looks + 1);
    watch.set(with(0));
    watch.awaitLooks(looks + 2);
    assertThat(take(readers, 2))
        .containsExactly(event(Kind.CARD_REMOVED), event(Kind.CARD_INSERTED));
  }

  @Test
  void aServiceThatGoesAndComesBackTakesItsCardsAlong() throws Exception {
    watch.set(with(1));
    CardMonitor readers = start();
    take(readers, 2);
    watch.goDown();
    assertThat(take(readers, 3))
        .containsExactly(
            event(Kind.CARD_REMOVED), event(Kind.READER_REMOVED), CardEvent.of(Kind.SERVICE_LOST));
    assertThat(readers.next(BRIEFLY)).isEmpty();
    watch.set(with(1));
    assertThat(take(readers, 3))
        .containsExactly(
            CardEvent.of(Kind.SERVICE_BACK), event(Kind.READER_ADDED), event(Kind.CARD_INSERTED));
  }

  @Test
  void aServiceThatIsDownAtTheStartIsReportedAndWaitedFor() throws Exception {
    watch.goDown();
    CardMonitor readers = start();
    assertThat(take(readers, 1)).containsExactly(CardEvent.of(Kind.SERVICE_LOST));
    watch.set();
    assertThat(take(readers, 1)).containsExactly(CardEvent.of(Kind.SERVICE_BACK));
  }

  @Test
  void aListenerIsHandedEveryEventAndMayFail() throws Exception {
    BlockingQueue<CardEvent> seen = new LinkedBlockingQueue<>();
    watch.set(EMPTY);
    CardMonitor readers =
        start(
            event -> {
              seen.add(event);
              throw new IllegalStateException("TEST");
            });
    assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo(event(Kind.READER_ADDED));
    watch.set(with(1));
    assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo(event(Kind.CARD_INSERTED));
    assertThatThrownBy(() -> readers.next(Duration.ZERO)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closeWakesWhoeverWaitsAndMayBeCalledAgain() throws Exception {
    CardMonitor readers = start();
    AtomicReference<Optional<CardEvent>> last = new AtomicReference<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                last.set(readers.next(PATIENCE));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    waiting.start();
    watch.awaitLooks(1);
    readers.close();
    readers.close();
    waiting.join();
    assertThat(last.get()).isEmpty();
    assertThat(readers.next(PATIENCE)).isEmpty();
  }

  @Test
  void aListenerMayCloseTheMonitor() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    watch.set(with(1));
    AtomicReference<CardMonitor> self = new AtomicReference<>();
    CountDownLatch known = new CountDownLatch(1);
    List<CardEvent> seen = new ArrayList<>();
    self.set(
        start(
            event -> {
              seen.add(event);
              try {
                known.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              self.get().close();
              closed.countDown();
            }));
    known.countDown();
    assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
    self.get().close();
    assertThat(seen).containsExactly(event(Kind.READER_ADDED));
  }

  @Test
  void anInterruptEndsTheWaitAndLosesNoEvent() throws Exception {
    CardMonitor readers = start();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> readers.next(PATIENCE)).isInstanceOf(InterruptedException.class);
    watch.set(EMPTY);
    assertThat(take(readers, 1)).containsExactly(event(Kind.READER_ADDED));
  }

  @Test
  void theLongestDurationIsAWaitAndABackwardOneARefusal() throws Exception {
    watch.set(EMPTY);
    CardMonitor readers = start();
    assertThat(readers.next(Duration.ofSeconds(Long.MAX_VALUE))).isPresent();
    assertThatThrownBy(() -> readers.next(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
