package io.github.jpki4j.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.app.RefusingService.Call;
import io.github.jpki4j.kiosk.flow.Patience;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import io.github.jpki4j.testcard.TestCard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the service refuses, and whenever: it has its page, and nothing is reserved. */
class AppRefusalTest {

  private static final String SIGN = "insert reserve accept sign yes go-on type/1234 matched";
  private static final String AUTH = "insert reserve accept auth yes go-on type/ABC123";

  private static AppDesk desk(Call at, Optional<Refusal> refusal) {
    return new AppDesk(
        UnaryOperator.identity(),
        service ->
            new RefusingService(service, at, refusal, AppDesk.NOON.plus(Duration.ofMinutes(30))),
        Optional.empty(),
        Patience.STANDARD);
  }

  /** Plays until the service refuses: buttons of later pages do nothing on a refusal's page. */
  private static void refused(Call at, Refusal refusal, String words) {
    TestCard card = AppCards.of("good");
    try (AppDesk desk = desk(at, Optional.of(refusal))) {
      desk.play(card, words);
      assertThat(desk.seen()).as("%s at %s", refusal, at).isIn(pages(at, refusal, words));
      assertThat(desk.metrics.counts().keySet())
          .anyMatch(count -> count.startsWith("refusals:" + refusal) || count.contains("OFFLINE"));
      assertThat(desk.reservations()).isZero();
      desk.press("again");
      desk.press("menu");
      assertThat(desk.page()).isEqualTo("menu");
    }
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(5);
  }

  /** Two of them are told in other words where the app knows more. */
  private static List<String> pages(Call at, Refusal refusal, String words) {
    if (refusal == Refusal.OFFLINE && (at == Call.FACE || at == Call.FIND)) {
      return List.of("advice/false/OFFLINE", "refused/OFFLINE");
    }
    return refusal == Refusal.FACE_NOT_MATCHED && at == Call.RESERVE && words.equals(SIGN)
        ? List.of("face-failed/1")
        : List.of("refused/" + refusal);
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void everyRefusalHasItsPageWheneverItComes(Refusal refusal) {
    for (Call at : Call.values()) {
      refused(at, refusal, SIGN);
      refused(at, refusal, AUTH);
    }
  }

  @Test
  void thePageSaysWhenItMaySucceed() throws ResetRefusedException {
    try (AppDesk desk = desk(Call.TERMS, Optional.of(Refusal.UNDER_MAINTENANCE))) {
      desk.press("reserve");
      assertThat(desk.html()).contains("2026/11/25 12:30");
    }
  }

  @ParameterizedTest
  @EnumSource(Call.class)
  void aFaultThatNobodyForesawIsToldAsSuch(Call at) {
    TestCard card = AppCards.of("good");
    try (AppDesk desk = desk(at, Optional.empty())) {
      desk.play(card, SIGN);
      assertThat(desk.seen()).isEqualTo("stopped/broken");
      desk.press("menu");
      assertThat(desk.page()).isEqualTo("menu");
      assertThat(desk.metrics.counts()).containsEntry("app-mishaps:broken", 1L);
    }
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }
}
