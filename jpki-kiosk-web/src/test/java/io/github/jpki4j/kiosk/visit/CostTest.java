package io.github.jpki4j.kiosk.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinOutcomeUnknownException.Operation;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.reset.Refusal;
import io.github.jpki4j.reset.simulation.KioskResult;
import io.github.jpki4j.reset.simulation.ValidSecret;
import io.github.jpki4j.testcard.TestCard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page says of tries is true, whatever happens to the card just after its answer. */
class CostTest {

  /** Where the card checks a secret. */
  enum Where {
    /** The other secret, before a reset. */
    OTHER(KeyKind.AUTH),
    /** The present secret, before a change. */
    CURRENT(KeyKind.AUTH),
    /** The password of the sign certificate. */
    CERTIFICATE(KeyKind.SIGN);

    private final KeyKind asked;

    Where(KeyKind asked) {
      this.asked = asked;
    }

    /** Enters a secret that the card will check, and that is wrong. */
    void enterWrong(Booth booth, TestCard card) {
      booth.read(card).await("card");
      switch (this) {
        case OTHER -> booth.toFinishHere(asked.other()).act("next");
        case CURRENT -> booth.act("change").act("auth");
        case CERTIFICATE -> booth.act("certificates").await("certificates").act("sign");
      }
      if (booth.screen().page().equals("last-try")) {
        booth.act("yes");
      }
      booth.await("secret").enter(asked == KeyKind.AUTH ? "9999" : "WRONG1");
      if (this == CURRENT) {
        booth.enter("5678").enter("5678");
      }
    }
  }

  private final TestCard card = Booth.newCard().build();

  private void assertCost(Booth booth, String tries, KeyKind asked) {
    assertThat(booth.screen().page()).isEqualTo("mishap");
    Map<?, ?> cost = (Map<?, ?>) booth.model("cost");
    assertThat(cost.get("tries")).isEqualTo(tries);
    assertThat(cost.get("asked")).isEqualTo(asked.name());
    assertThat(cost.get("left")).isEqualTo(card.triesLeft(asked));
    assertThat(booth.model("goesOn")).isEqualTo(false);
  }

  @ParameterizedTest
  @EnumSource(Where.class)
  void theCardSaysThatItIsWrongAndIsPulledBeforeThePageComes(Where where) {
    try (Booth booth = new Booth()) {
      booth.reserve(card, where.asked.other());
      booth.trap(Trap.At.FIRST_SECRET, true, booth::remove);
      where.enterWrong(booth, card);
      assertCost(booth, "ONE", where.asked);
    }
  }

  @ParameterizedTest
  @EnumSource(Where.class)
  void theCardSaysThatItIsBlockedAndIsPulledBeforeThatIsSure(Where where) {
    try (Booth booth = new Booth()) {
      booth.reserve(card, where.asked.other());
      card.setTriesLeft(where.asked, 1);
      booth.trap(Trap.At.FIRST_SECRET, true, booth::remove);
      where.enterWrong(booth, card);
      assertThat(((Map<?, ?>) booth.model("cost")).get("tries")).isEqualTo("MAYBE");
    }
  }

  @ParameterizedTest
  @EnumSource(Where.class)
  void thePageSaysThatItIsWrongAndTheCardIsPulled(Where where) {
    try (Booth booth = new Booth()) {
      booth.reserve(card, where.asked.other());
      where.enterWrong(booth, card);
      assertThat(Row.where(booth.screen())).isEqualTo("mishap:wrong-secret");
      booth.remove();
      assertThat(Row.where(booth.screen())).isEqualTo("mishap:pulled");
      assertCost(booth, "ONE", where.asked);
    }
  }

  @ParameterizedTest
  @EnumSource(Where.class)
  void thePageSaysThatItIsWrongAndTheReaderIsLost(Where where) {
    try (Booth booth = new Booth()) {
      booth.reserve(card, where.asked.other());
      where.enterWrong(booth, card);
      int before = booth.told();
      booth.plug(false).await(screen -> booth.told() == before + 2);
      assertCost(booth, "ONE", where.asked);
      booth.act("end").await("out-of-order");
    }
  }

  private Map<?, ?> costOfFinishing(FakeCompletion.Finish finish) {
    FakeCompletion completion = FakeCompletion.finishes(finish);
    try (Booth booth = new Booth(kiosk -> kiosk.completion(completion))) {
      booth.forgotten(card, KeyKind.SIGN).read(card).toNew(KeyKind.SIGN);
      booth.enter("XYZ789").enter("XYZ789");
      return (Map<?, ?>) booth.model("cost");
    }
  }

  static List<Arguments> unconfirmed() {
    KeyKind sign = KeyKind.SIGN;
    return List.of(
        Arguments.of(new PinIncorrectException(sign, 4), "ONE", 4),
        Arguments.of(new PinIncorrectException(sign, 0), "ALL", 0),
        Arguments.of(new LastTryException(sign), "NONE", 1),
        Arguments.of(
            new PinOutcomeUnknownException(
                sign, Operation.VERIFY, OptionalInt.empty(), new Throwable()),
            "MAYBE",
            -1));
  }

  /** The card may still have the old secret, for which the new one is a mistake. */
  @ParameterizedTest
  @MethodSource("unconfirmed")
  void theCardDoesNotConfirmTheNewSecret(JpkiException cause, String tries, int left) {
    Map<?, ?> cost =
        costOfFinishing(() -> new KioskResult.Interrupted(ValidSecret.NOT_KNOWN, cause));
    assertThat(cost.get("asked")).isEqualTo("SIGN");
    assertThat(cost.get("tries")).isEqualTo(tries);
    assertThat(cost.get("left")).isEqualTo(left);
    assertThat(cost.get("valid")).isEqualTo("NOT_KNOWN");
  }

  @Test
  void nobodyKnowsWhetherTheNewSecretWasSent() {
    Map<?, ?> cost =
        costOfFinishing(
            () -> {
              throw new IllegalStateException();
            });
    assertThat(cost.get("tries")).isEqualTo("MAYBE");
    assertThat(cost.get("asked")).isEqualTo("SIGN");
  }

  @ParameterizedTest
  @CsvSource({"OTHER_SECRET_WRONG, ONE, 2", "OTHER_SECRET_BLOCKED, ALL, 0"})
  void theServiceSaysThatTheOtherSecretIsWrong(Refusal refusal, String tries, int left) {
    Map<?, ?> cost =
        costOfFinishing(
            () -> new KioskResult.Refused(refusal, Optional.empty(), OptionalInt.of(left)));
    assertThat(cost.get("asked")).isEqualTo("AUTH");
    assertThat(cost.get("tries")).isEqualTo(tries);
    assertThat(cost.get("left")).isEqualTo(left);
  }

  @Test
  void theReaderIsLostWhereNobodyIs() {
    try (Booth booth = new Booth()) {
      booth.plug(false).await("out-of-order");
      assertThat(booth.model("inTheMiddle")).isEqualTo(false);
      booth.plug(true).await("attract").act("begin").await("place-card").plug(false);
      booth.await("out-of-order").plug(true).await("attract");
      booth.read(card).act("end").await("take-card").plug(false).await("out-of-order");
      assertThat(booth.model("inTheMiddle")).isEqualTo(false);
    }
  }

  @Test
  void theReaderIsLostDuringWorkThatCostsNothing() {
    try (Booth booth = new Booth()) {
      booth.trap(
          Trap.At.READ,
          false,
          () -> {
            int before = booth.told();
            booth.plug(false).await(screen -> booth.told() == before + 2);
            throw new TransportException("no reader", Remedy.CHECK_READER);
          });
      booth.read(card);
      assertThat(booth.screen().page()).isEqualTo("out-of-order");
      assertThat(booth.model("inTheMiddle")).isEqualTo(true);
      booth.plug(true).await("attract");
    }
  }
}
