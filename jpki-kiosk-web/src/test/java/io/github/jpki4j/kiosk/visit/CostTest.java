package io.github.jpki4j.kiosk.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.testcard.TestCard;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
