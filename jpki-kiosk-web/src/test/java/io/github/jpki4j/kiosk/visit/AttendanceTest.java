package io.github.jpki4j.kiosk.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Patience;
import io.github.jpki4j.kiosk.flow.Screen;
import io.github.jpki4j.testcard.TestCard;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is there, for how long, and what happens to the reader meanwhile. */
@Tag("sweep")
class AttendanceTest {

  private static final Duration IDLE = Patience.STANDARD.idle();
  private static final Duration COUNTDOWN = Patience.STANDARD.countdown();
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final TestCard card = Booth.newCard().build();

  @ParameterizedTest
  @ValueSource(strings = {"card", "question", "finish-here", "secret", "NEW", "NEW_AGAIN"})
  void whoDoesNothingIsAskedAndThenSentAwayWithTheCard(String where) {
    try (Booth booth = new Booth()) {
      booth.forgotten(card, KeyKind.SIGN).read(card);
      to(booth, where);
      Screen there = booth.screen();
      assertThat(booth.goOn(IDLE.minus(MOMENT)).screen()).isEqualTo(there);
      booth.goOn(MOMENT).await("more-time");
      booth.goOn(COUNTDOWN.minus(MOMENT)).await("more-time");
      booth.goOn(MOMENT).await("take-card");
      assertThat(booth.model("why")).isEqualTo("idle");
      booth.remove().await("attract");
      assertThat(booth.metrics.counts()).containsEntry("time-outs", 1L);
      assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    }
  }

  private static void to(Booth booth, String where) {
    switch (where) {
      case "card" -> booth.await("card");
      case "question" -> booth.await("card").act("reset-sign").await("question");
      case "finish-here" -> booth.toFinishHere(KeyKind.SIGN);
      case "secret" -> booth.toOther(KeyKind.SIGN);
      case "NEW" -> booth.toNew(KeyKind.SIGN);
      default -> booth.toNew(KeyKind.SIGN).enter("XYZ789");
    }
  }

  @Test
  void whoAsksForMoreTimeIsWhereHeWasWithWhatHeEntered() {
    try (Booth booth = new Booth()) {
      booth.forgotten(card, KeyKind.SIGN).read(card);
      for (String action : List.of("reset-sign", "yes", "no", "yes", "next")) {
        assertAskedAndBack(booth);
        booth.act(action);
      }
      for (String secret : List.of("1234", "XYZ789", "XYZ789")) {
        assertAskedAndBack(booth.await("secret"));
        booth.enter(secret);
      }
      booth.await("completed");
      assertThat(card.secretValue(KeyKind.SIGN)).isEqualTo("XYZ789");
    }
  }

  private static void assertAskedAndBack(Booth booth) {
    Screen before = booth.screen();
    booth.goOn(IDLE).await("more-time").act("more");
    assertThat(booth.screen().page()).isEqualTo(before.page());
    assertThat(booth.screen().model()).isEqualTo(before.model());
  }

  @Test
  void nobodyWhoBegan_leavesTheKioskAsItWas() {
    try (Booth booth = new Booth()) {
      booth.act("begin").await("place-card").goOn(IDLE).await("more-time");
      booth.goOn(COUNTDOWN).await("attract");
    }
  }

  @Test
  void theWholeVisitHasALimit() {
    try (Booth booth = new Booth(kiosk -> kiosk.limit(LIMIT))) {
      booth.read(card).await("card").goOn(LIMIT.minus(MOMENT)).await("card");
      booth.goOn(MOMENT).await("take-card");
      assertThat(booth.model("why")).isEqualTo("time-limit");
    }
  }

  @Test
  void theLimitDuringWorkIsToldByTheWork() {
    try (Booth booth = new Booth(kiosk -> kiosk.limit(LIMIT))) {
      booth.trap(Trap.At.FIRST_SECRET, false, () -> booth.goOn(LIMIT).await("admitting"));
      booth.forgotten(card, KeyKind.SIGN).read(card).toOther(KeyKind.SIGN).enter("1234");
      booth.await("secret").goOn(KioskConversation.LOOK).await("take-card");
      assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    }
  }

  @Test
  void theReaderIsLostInTheMiddleAndBack() {
    try (Booth booth = new Booth()) {
      booth.read(card).await("card").plug(false);
      booth.await("out-of-order");
      assertThat(booth.model("inTheMiddle")).isEqualTo(true);
      booth.plug(true).await("attract");
      booth.read(card).await("card");
    }
  }

  @Test
  void theReaderIsLostDuringWorkAndTheWorkTellsWhatItCost() {
    try (Booth booth = new Booth()) {
      booth.trap(
          Trap.At.FIRST_SECRET,
          true,
          () -> {
            booth.reader.setConnected(false);
            throw new io.github.jpki4j.TransportException(
                "no reader", io.github.jpki4j.TransportException.Remedy.CHECK_READER);
          });
      booth.forgotten(card, KeyKind.SIGN).read(card).toOther(KeyKind.SIGN).enter("1234");
      assertThat(Row.where(booth.screen())).isEqualTo("mishap:outcome-unknown");
      booth.act("end").await("out-of-order").plug(true).await("attract");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ServiceState.class,
      names = {"MAINTENANCE", "STOPPING"})
  void nobodyNewIsServedButWhoIsInTheMiddleMayEnd(ServiceState state) {
    try (Booth booth = new Booth()) {
      booth.read(card).await("card");
      booth.kiosk.setService(state);
      assertThat(booth.kiosk.isIdle()).isFalse();
      booth.act("certificates").await("certificates").act("end").remove().await("maintenance");
      assertThat(booth.kiosk.isIdle()).isTrue();
      booth.insert(card).await("take-card");
      assertThat(booth.model("why")).isEqualTo("not-served");
      assertThat(booth.kiosk.phase().customers()).isEqualTo(1);
      assertThat(booth.kiosk.isIdle()).isFalse();
      booth.remove().await("maintenance");
      booth.kiosk.setService(ServiceState.OPEN);
      booth.await("attract").read(card).await("card");
    }
  }

  @Test
  void aStaleOrDoubleFormDoesNothing() {
    try (Booth booth = new Booth()) {
      booth.read(card).toChange(KeyKind.AUTH);
      long asked = booth.screen().version();
      booth.send(asked, "enter", "secret", "0000");
      Screen entered = booth.screen();
      for (long stale = 0; stale <= asked; stale++) {
        booth.send(stale, "enter", "secret", "9999");
        booth.send(stale, "end");
      }
      assertThat(booth.screen()).isEqualTo(entered);
      booth.enter("5678");
      long last = booth.screen().version();
      booth.send(last, "enter", "secret", "5678");
      booth.send(last, "enter", "secret", "5678");
      booth.settle();
      assertThat(Row.where(booth.screen())).isEqualTo("mishap:wrong-secret");
      assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
    }
  }

  @Test
  void thePhaseSaysWhatIsGoingOn() {
    try (Booth booth = new Booth()) {
      assertThat(booth.kiosk.phase().isIdle()).isTrue();
      booth.read(card).await("card");
      Phase phase = booth.kiosk.phase();
      assertThat(phase.page()).isEqualTo("card");
      assertThat(phase.customers()).isEqualTo(1);
      assertThat(phase.service()).isEqualTo(ServiceState.OPEN);
      assertThat(phase.isIdle()).isFalse();
    }
  }
}
