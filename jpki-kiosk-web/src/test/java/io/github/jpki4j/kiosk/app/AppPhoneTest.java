package io.github.jpki4j.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.kiosk.flow.Patience;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.reset.simulation.CompletionPermit;
import io.github.jpki4j.reset.simulation.CompletionRequest;
import io.github.jpki4j.reset.simulation.KeyProof;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.LogListener;
import io.github.jpki4j.transport.ForwardingConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a phone shows and keeps beside the way to a reservation. */
class AppPhoneTest {

  private static final String RESERVED =
      "reserve accept sign insert yes go-on type/1234 matched menu";

  @RegisterExtension final LogListener log = new LogListener();

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> shown(AppDesk desk) {
    assertThat(desk.page()).isEqualTo("menu");
    return (List<Map<String, Object>>) desk.app.screen().model().get("reservations");
  }

  @Test
  void theMenuShowsAReservationAsTheRealAppDoesAndThatItHasEnded() {
    try (AppDesk desk = new AppDesk()) {
      assertThat(desk.html()).doesNotContain("パスワード初期化予約有効期間");
      desk.play(AppCards.of("good"), RESERVED);
      assertThat(desk.html()).contains("パスワード初期化予約有効期間", "2026/11/26 12:00", "is open");
      assertThat(shown(desk)).allSatisfy(one -> assertThat(one).containsEntry("confirmed", true));
      assertThat(desk.html()).contains("2026/11/25 12:00");
      desk.clock.goOn(Duration.ofHours(24));
      assertThat(desk.html()).contains("2026/11/26 12:00", "is open");
      desk.clock.goOn(Duration.ofSeconds(1));
      assertThat(desk.html()).contains("2026/11/26 12:00", "has ended").doesNotContain("is open");
    }
  }

  @Test
  void startingAgainForgetsAllButTheReservation() {
    try (AppDesk desk = new AppDesk()) {
      desk.play(AppCards.of("good"), RESERVED + " forget");
      assertThat(shown(desk)).hasSize(1);
      assertThat(desk.html())
          .contains("2026/11/26 12:00", "was not asked")
          .doesNotContain("is open");
      desk.play(AppCards.of("good"), "kiosks menu");
      assertThat(desk.html()).contains("was not asked");
    }
  }

  @Test
  void whatAKioskFinishedIsShownNoMore() throws Exception {
    TestCard card = AppCards.of("good");
    try (AppDesk desk = new AppDesk()) {
      desk.play(card, RESERVED + " remove");
      assertThat(shown(desk)).hasSize(1);
      desk.service.complete(permit(desk, card));
      desk.play(card, "kiosks menu");
      assertThat(shown(desk)).isEmpty();
    }
  }

  private static CompletionPermit permit(AppDesk desk, TestCard card) throws Exception {
    card.insert();
    try (MyNumberCard session = MyNumberCard.open(card.connect());
        Pin pin = Pin.auth("1234".toCharArray())) {
      var jpki = session.jpki();
      jpki.verify(pin);
      KeyProof proof = KeyProof.of(jpki, KeyKind.AUTH, desk.service.challenge());
      return desk.service.admit(new CompletionRequest(KeyKind.SIGN, "seven-eleven", proof));
    }
  }

  @Test
  void offlineTheMenuShowsWhatThePhoneKnowsAndSaysSo() {
    try (AppDesk desk = new AppDesk()) {
      desk.play(AppCards.of("good"), RESERVED + " offline kiosks menu");
      assertThat(desk.html()).contains("2026/11/26 12:00", "was not asked");
    }
  }

  @Test
  void theLastPageSaysWhatIsNeededAndWhere() {
    try (AppDesk desk = new AppDesk()) {
      desk.play(AppCards.of("good"), "reserve accept sign insert yes go-on type/1234 matched");
      assertThat(desk.html())
          .contains("2026/11/26 12:00", "Lawson", "7-Eleven", "06:30", "23:00", "2026-11-23")
          .contains("Your My Number card", "PIN for user authentication");
    }
    try (AppDesk desk = new AppDesk()) {
      desk.play(AppCards.of("good"), "reserve accept auth insert yes go-on type/ABC123");
      assertThat(desk.html()).contains("7-Eleven", "Signature password").doesNotContain("Lawson");
    }
  }

  @Test
  void theLanguageStaysAsItWasChosen() {
    try (AppDesk desk = new AppDesk()) {
      desk.language("easy");
      desk.play(AppCards.of("good"), RESERVED + " forget words menu");
      assertThat(desk.app.screen().language()).isEqualTo(PageLanguage.EASY);
    }
  }

  @Test
  void aLateOrASecondClickDoesNothing() {
    try (AppDesk desk = new AppDesk()) {
      long menu = desk.app.screen().version();
      desk.press("reserve");
      desk.sendOn(menu, "action=words");
      assertThat(desk.page()).isEqualTo("terms");
      for (String nowhere : List.of("enter", "matched", "replace", "dare", "this", "go-on", "")) {
        desk.press(nowhere);
        assertThat(desk.page()).isEqualTo("terms");
      }
    }
  }

  private static AppDesk impatient() {
    Patience none = new Patience(Duration.ofMillis(150), Duration.ofMillis(150));
    return new AppDesk(UnaryOperator.identity(), UnaryOperator.identity(), Optional.empty(), none);
  }

  /** Where somebody leaves the phone; what was typed may wait for the card. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "reserve",
        "reserve accept sign",
        "reserve accept sign insert",
        "reserve accept sign insert yes go-on remove type/1234",
        "reserve accept sign insert yes go-on type/1234",
      })
  void whoLeavesIsAskedAndForgotten(String words) throws InterruptedException {
    TestCard card = AppCards.of("good");
    try (AppDesk desk = impatient()) {
      desk.play(card, words);
      desk.await("stopped");
      assertThat(desk.seen()).isEqualTo("stopped/time-over");
      desk.insert(card);
      assertThat(desk.seen()).isEqualTo("stopped/time-over");
      desk.press("menu");
      assertThat(desk.page()).isEqualTo("menu");
      assertThat(desk.reservations()).isZero();
    }
  }

  @Test
  void nothingPersonalIsLogged() {
    TestCard card = AppCards.of("good");
    try (AppDesk desk = new AppDesk()) {
      desk.play(card, "reserve accept sign insert yes go-on type/9999 again type/1234 matched");
      desk.play(card, "menu reserve accept auth yes go-on type/ABC123 menu forget");
      assertThat(desk.metrics.counts())
          .containsOnly(
              Map.entry("app-mishaps:wrong-secret", 1L),
              Map.entry("reservations:SIGN", 1L),
              Map.entry("reservations:AUTH", 1L));
    }
    String serial = AppDesk.certificate(card, CertificateKind.AUTH).serial().toString();
    assertThat(log.messages())
        .contains("request 1: app-mishaps:wrong-secret", "request 2: reservations:AUTH")
        .noneMatch(
            line ->
                line.contains("1234")
                    || line.contains("9999")
                    || line.contains("ABC123")
                    || line.contains(serial)
                    || line.contains(card.holder().name()));
  }

  /** A card, or its driver, that does not answer to VERIFY until something is done. */
  private static AppDesk stuckAtVerify(CountDownLatch reached, CountDownLatch done) {
    AppDesk desk = new AppDesk();
    desk.play(AppCards.of("good"), "reserve accept sign insert yes go-on");
    desk.reader.link(
        connection ->
            new ForwardingConnection(connection) {
              @Override
              public byte[] transceive(byte[] command) throws TransportException {
                byte[] answer = super.transceive(command);
                if (command[1] == 0x20 && command.length > 5) {
                  reached.countDown();
                  await(done);
                }
                return answer;
              }
            });
    return desk;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(100, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void workThatGoesOnWhenTheAppIsClosedEndsWell() throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    AppDesk desk = stuckAtVerify(reached, done);
    desk.sendOn(desk.app.screen().version(), "action=enter&secret=1234");
    await(reached);
    desk.close();
    done.countDown();
    while (!desk.app.workingFor().isZero()) {
      Thread.sleep(5);
    }
    assertThat(log.messages()).noneMatch(line -> line.contains("nobody foresaw"));
  }
}
