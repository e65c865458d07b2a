package io.github.jpki4j.kiosk.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.page.Pages;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.KioskOperator;
import io.github.jpki4j.testcard.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A kiosk says that it finishes a reservation only as far as that is known. */
class FinishHereTest {

  private final TestCard card = Booth.newCard().build();

  private static String html(Booth booth) {
    return new Pages().view("kiosk", booth.screen());
  }

  @Test
  void eachOperatorSaysOnlyOfTheSecretsThatItResetsThatTheyCanBeFinishedHere() {
    for (KioskOperator operator : KioskGuide.standard().operators()) {
      for (KeyKind target : KeyKind.values()) {
        try (Booth booth = new Booth(kiosk -> kiosk.operator(operator.id()))) {
          booth.read(card).await("card");
          booth.act(target == KeyKind.SIGN ? "reset-sign" : "reset-auth");
          while (booth.screen().page().equals("question")) {
            booth.act("KNOWS_OTHER".equals(booth.model("question")) ? "yes" : "no");
          }
          booth.await("advice");
          assertThat(booth.model("finishesHere"))
              .as("%s %s", operator.id(), target)
              .isEqualTo(operator.resets().contains(target));
          booth.remove();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aReservationThatWasNotLookedUpIsNotSaidToBeThere(KeyKind target) {
    try (Booth booth = new Booth()) {
      if (target == KeyKind.SIGN) {
        booth.reserve(card, target);
      }
      booth.read(card).toFinishHere(target);
      boolean lookedUp = target == KeyKind.SIGN;
      assertThat(html(booth).contains("この機械で完了できます")).isEqualTo(lookedUp);
      assertThat(html(booth).contains("予約があるかどうかは")).isEqualTo(!lookedUp);
    }
  }
}
