package io.github.jpki4j.kiosk.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Patience;
import io.github.jpki4j.kiosk.flow.Screen;
import io.github.jpki4j.testcard.TestCard;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is there, for how long, and what happens to the reader meanwhile. */
@Tag("sweep")
class AttendanceTest {

  private static final Duration SOON = Duration.ofMillis(150);
  private static final Duration SLOWLY = Duration.ofMillis(700);
  private static final Duration NEVER = Duration.ofMinutes(10);

  private final TestCard card = Booth.newCard().build();

  private static Booth impatient() {
    return new Booth(kiosk -> kiosk.patience(new Patience(SLOWLY, SLOWLY)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"card", "question", "finish-here", "secret", "NEW", "NEW_AGAIN"})
  void whoDoesNothingIsAskedAndThenSentAwayWithTheCard(String where) {
    try (Booth booth = impatient()) {
      booth.forgotten(card, KeyKind.SIGN).read(card);
      to(booth, where);
      booth.await("more-time").await("take-card");
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
    try (Booth booth = new Booth(kiosk -> kiosk.patience(new Patience(SOON, NEVER)))) {
      booth.forgotten(card, KeyKind.SIGN).read(card);
      patiently(booth, "reset-sign", "yes", "no", "yes", "next");
      booth.await(screen -> Set.of("secret", "more-time").contains(screen.page()));
      enterPatiently(booth, "1234", "NEW");
      enterPatiently(booth, "XYZ789", "NEW_AGAIN");
      enterPatiently(booth, "XYZ789", "completed");
      assertThat(card.secretValue(KeyKind.SIGN)).isEqualTo("XYZ789");
    }
  }

  private static void patiently(Booth booth, String... actions) {
    for (String action : actions) {
      Screen before = back(booth);
      booth.act(action);
      booth.await(screen -> screen.version() != before.version());
    }
  }

  private static void enterPatiently(Booth booth, String secret, String purpose) {
    booth.await("more-time").act("more").enter(secret);
    booth.settle().await("completed".equals(purpose) ? "completed" : "more-time");
  }

  private static Screen back(Booth booth) {
    booth.await("more-time").act("more");
    return booth.screen();
  }

  @Test
  void nobodyWhoBegan_leavesTheKioskAsItWas() {
    try (Booth booth = impatient()) {
      booth.act("begin").await("place-card").await("more-time").await("attract");
    }
  }

  @Test
  void theWholeVisitHasALimit() {
    try (Booth booth = new Booth(kiosk -> kiosk.limit(Duration.ofMillis(700)))) {
      booth.read(card).await("card").await("take-card");
      assertThat(booth.model("why")).isEqualTo("time-limit");
    }
  }

  @Test
  void theLimitDuringWorkIsToldByTheWork() {
    try (Booth booth = new Booth(kiosk -> kiosk.limit(Duration.ofMillis(700)))) {
      booth.trap(
          Trap.At.FIRST_SECRET,
          false,
          () ->
              booth.await(screen -> booth.kiosk.workingFor().compareTo(SOON.multipliedBy(8)) > 0));
      booth.forgotten(card, KeyKind.SIGN).read(card).toOther(KeyKind.SIGN).enter("1234");
      booth.await(screen -> !Booth.WORKING.contains(screen.page()));
      booth.await(screen -> Set.of("secret", "take-card", "mishap").contains(screen.page()));
      booth.await("take-card");
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
