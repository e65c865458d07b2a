package io.github.jpki4j.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.kiosk.flow.Patience;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.simulation.ReservationService;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.Holder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the app says of reservations is what the service told, and who leaves is forgotten. */
class AppClaimsTest {

  private static final String TO_SIGN = "reserve accept sign insert yes go-on type/1234 matched";
  private static final String TO_AUTH = "reserve accept auth insert yes go-on type/ABC123";
  private static final Patience LITTLE =
      new Patience(Duration.ofMillis(150), Duration.ofMillis(150));

  private static AppDesk desk(UnaryOperator<ReservationService> between, Patience patience) {
    return new AppDesk(UnaryOperator.identity(), between, Optional.empty(), patience);
  }

  /** A service whose answer to a reservation is lost, which is made all the same. */
  private static ReservationService deaf(ReservationService service) {
    return (ReservationService)
        Proxy.newProxyInstance(
            AppClaimsTest.class.getClassLoader(),
            new Class<?>[] {ReservationService.class},
            (proxy, method, arguments) -> {
              Object answer;
              try {
                answer = method.invoke(service, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (method.getName().equals("reserve")) {
                throw new ResetRefusedException(Refusal.OFFLINE);
              }
              return answer;
            });
  }

  /** A person who reserves, however often a slow machine makes the time run out. */
  private static void reserve(AppDesk desk, TestCard card) {
    desk.insert(card);
    while (desk.reservations() == 0) {
      switch (desk.page()) {
        case "menu" -> desk.press("reserve");
        case "terms" -> desk.press("accept");
        case "which" -> desk.press("auth");
        case "knows-other" -> desk.press("yes");
        case "advice" -> desk.press("go-on");
        case "secret" -> desk.type("ABC123");
        case "more-time" -> desk.press("more");
        default -> desk.press("menu");
      }
    }
    desk.settle();
  }

  /** For which reservations the menu says that they are open. */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> confirmed(AppDesk desk) {
    assertThat(desk.page()).isEqualTo("menu");
    return ((List<Map<String, Object>>) desk.app.screen().model().get("reservations"))
        .stream()
            .collect(
                Collectors.toMap(one -> one.get("target").toString(), one -> one.get("confirmed")));
  }

  @Test
  void aReservationForWhichNobodyAskedIsNotSaidToBeOpen() {
    try (AppDesk desk = new AppDesk()) {
      TestCard card = AppCards.of("good");
      desk.play(card, TO_SIGN + " menu forget");
      desk.play(card, TO_AUTH + " menu");
      assertThat(confirmed(desk))
          .containsOnly(Map.entry("SIGN_PASSWORD", false), Map.entry("AUTH_PIN", true));
    }
  }

  @Test
  void aCardWithoutAReservationDoesNotTakeThatOfAnotherCardAway() {
    TestCard another =
        AppDesk.newCard().holder(Holder.test().withGenderAndBirth("1", "319710203")).build();
    try (AppDesk desk = new AppDesk()) {
      desk.play(AppCards.of("good"), TO_SIGN + " menu remove");
      desk.play(another, "reserve accept sign insert yes menu");
      assertThat(confirmed(desk)).containsOnly(Map.entry("SIGN_PASSWORD", true));
    }
  }

  @Test
  void theMenuAsksWhatBecameOfAReservationWhoseAnswerWasLost() {
    for (String target : List.of(TO_SIGN, TO_AUTH)) {
      try (AppDesk desk = desk(AppClaimsTest::deaf, Patience.STANDARD)) {
        desk.play(AppCards.of("good"), target);
        assertThat(desk.seen()).isEqualTo("refused/OFFLINE");
        desk.press("menu");
        assertThat(desk.reservations()).isOne();
        assertThat(confirmed(desk)).hasSize(1).doesNotContainValue(false);
      }
    }
  }

  @Test
  void whoLeavesAfterALostAnswerIsNotToldThatNothingWasReserved() throws InterruptedException {
    try (AppDesk desk = desk(AppClaimsTest::deaf, LITTLE)) {
      reserve(desk, AppCards.of("good"));
      desk.await("stopped");
      assertThat(desk.seen()).isEqualTo("stopped/time-over-unanswered");
      assertThat(desk.html()).doesNotContain("No reservation was made");
    }
  }

  /** The menu can ask the service only as long as the phone has the card's certificate. */
  @ParameterizedTest
  @ValueSource(strings = {"", "menu", "menu kiosks", "menu words", "menu reserve"})
  void whoLeavesIsForgottenOnEachPage(String where) throws InterruptedException {
    TestCard card = AppCards.of("good");
    try (AppDesk desk = desk(service -> service, LITTLE)) {
      reserve(desk, card);
      do {
        desk.play(card, where);
        Thread.sleep(LITTLE.idle().plus(LITTLE.countdown()).multipliedBy(2).toMillis());
        while (!desk.page().equals("menu")) {
          desk.press("menu");
        }
      } while (confirmed(desk).containsValue(true));
      assertThat(confirmed(desk)).containsOnly(Map.entry("AUTH_PIN", false));
      assertThat(desk.html()).contains("was not asked");
    }
  }

  @Test
  void noPageSaysThatASecretWasWrongBecauseATryIsSpent() {
    TestCard card = AppCards.of("good");
    try (AppDesk desk = new AppDesk()) {
      desk.play(card, "leave-after-verify reserve accept sign insert yes go-on type/9999");
      assertThat(desk.page()).isEqualTo("answer-lost");
      desk.play(card, "insert again go-on");
      assertThat(desk.html()).contains("fewer tries").doesNotContain("was wrong");
    }
  }
}
