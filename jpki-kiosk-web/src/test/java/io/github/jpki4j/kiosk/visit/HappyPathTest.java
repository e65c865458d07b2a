package io.github.jpki4j.kiosk.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.TestCard;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a kiosk is for, without any trouble. */
class HappyPathTest {

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aReservationIsFinishedAndTheCardConfirmsTheNewSecret(KeyKind target) {
    TestCard card = Booth.newCard().build();
    KeyKind other = target.other();
    try (Booth booth = new Booth()) {
      booth.reserve(card, target);
      card.setTriesLeft(target, 0);
      booth.insert(card);
      booth.settle().await("card");
      booth.act(target == KeyKind.SIGN ? "reset-sign" : "reset-auth");
      assertThat(booth.model("question")).isEqualTo("KNOWS_OTHER");
      booth.act("yes");
      assertThat(booth.model("question")).isEqualTo("ATTRIBUTES_CHANGED");
      booth.act("no");
      assertThat(booth.model("question")).isEqualTo("RESERVED");
      booth.act("yes").await("finish-here").act("next").await("secret");
      assertThat(booth.model("purpose")).isEqualTo("OTHER");
      booth.enter(Booth.old(other)).await("secret");
      assertThat(booth.model("purpose")).isEqualTo("NEW");
      booth.enter(Booth.fresh(target)).await("secret");
      assertThat(booth.model("purpose")).isEqualTo("NEW_AGAIN");
      booth.enter(Booth.fresh(target)).await("completed");
      assertThat(card.secretValue(target)).isEqualTo(Booth.fresh(target));
      booth.act("end").await("take-card");
      booth.remove();
      booth.await("attract");
      assertThat(booth.metrics.counts())
          .containsEntry("customers", 1L)
          .containsEntry("completions:" + target, 1L);
    }
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aSecretThatIsKnownIsChanged(KeyKind key) {
    TestCard card = Booth.newCard().build();
    try (Booth booth = new Booth()) {
      booth.insert(card);
      booth.await("card").act("change").act(key == KeyKind.SIGN ? "sign" : "auth");
      booth.await("secret").enter(Booth.old(key)).enter(Booth.fresh(key)).enter(Booth.fresh(key));
      booth.await("changed");
      assertThat(card.secretValue(key)).isEqualTo(Booth.fresh(key));
    }
  }
}
