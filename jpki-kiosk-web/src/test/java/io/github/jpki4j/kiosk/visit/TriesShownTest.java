package io.github.jpki4j.kiosk.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.simulation.ResetRefusedException;
import io.github.jpki4j.testcard.TestCard;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tries that a page shows are those that the card has: a right secret gives all of them back.
 */
class TriesShownTest {

  private final TestCard card = Booth.newCard().build();

  private void assertTries(Booth booth) {
    booth.await("card");
    assertThat(List.of(booth.model("authLeft"), booth.model("signLeft")))
        .isEqualTo(List.of(card.triesLeft(KeyKind.AUTH), card.triesLeft(KeyKind.SIGN)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5})
  void afterTheCertificateWasLookedAt(int left) {
    card.setTriesLeft(KeyKind.SIGN, left);
    try (Booth booth = new Booth()) {
      booth.read(card).await("card").act("certificates").await("certificates").act("sign");
      if (left == 1) {
        booth.await("last-try").act("yes");
      }
      booth.await("secret").enter("ABC123").await("certificates").act("back");
      assertTries(booth);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void afterTheOtherSecretWasRight(int left) {
    try (Booth booth = new Booth()) {
      booth.forgotten(card, KeyKind.SIGN);
      card.setTriesLeft(KeyKind.AUTH, left);
      booth.read(card).toFinishHere(KeyKind.SIGN).act("next");
      if (left == 1) {
        booth.await("last-try").act("yes");
      }
      booth.await("secret").enter("1234");
      assertThat(booth.model("purpose")).isEqualTo("NEW");
      booth.act("back");
      assertTries(booth);
    }
  }

  @Test
  void afterARightSecretThatTheServiceDidNotWant() {
    try (Booth booth = new Booth()) {
      booth.forgotten(card, KeyKind.SIGN);
      card.setTriesLeft(KeyKind.AUTH, 1);
      booth.trap(Trap.At.FIRST_SECRET, true, () -> booth.service.setOnline(false));
      booth.read(card).toFinishHere(KeyKind.SIGN).act("next").await("last-try").act("yes");
      booth.await("secret").enter("1234").await("refused");
      booth.service.setOnline(true);
      booth.act("retry").await("finish-here").act("next").await("secret");
      assertThat(booth.model("left")).isEqualTo(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
      booth.act("back");
      assertTries(booth);
    }
  }

  @Test
  void afterAWrongSecretOfWhichTheServiceTells() {
    FakeCompletion completion =
        FakeCompletion.admits(
            () -> {
              card.setTriesLeft(KeyKind.AUTH, 2);
              throw new ResetRefusedException(Refusal.OFFLINE, Optional.empty());
            });
    try (Booth booth = new Booth(kiosk -> kiosk.completion(completion))) {
      booth.forgotten(card, KeyKind.SIGN).read(card).toOther(KeyKind.SIGN).enter("9999");
      booth.await("refused").act("retry").await("finish-here").act("back");
      assertTries(booth);
    }
  }
}
