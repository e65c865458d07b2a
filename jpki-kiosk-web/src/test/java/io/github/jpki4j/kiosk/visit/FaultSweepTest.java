package io.github.jpki4j.kiosk.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Screen;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every fault at every command of every errand: it ends on a page, no try is spent of a customer
 * who makes no mistake, and what the page says is true of the card. One kiosk serves all.
 */
@Tag("sweep")
class FaultSweepTest {

  @ParameterizedTest
  @EnumSource(Errand.class)
  void whatThePageSaysIsTrueOfTheCard(Errand errand) {
    try (Booth booth = new Booth()) {
      int commands = commands(booth, errand);
      assertThat(commands).isGreaterThan(5);
      int fired = 0;
      for (Fault fault : Fault.values()) {
        for (int at = 0; at < commands; at++) {
          fired += happens(booth, errand, fault, at) ? 1 : 0;
        }
      }
      assertThat(fired).isGreaterThan(Fault.values().length * commands / 2);
    }
  }

  private static int commands(Booth booth, Errand errand) {
    List<FaultyConnection> links = new ArrayList<>();
    TestCard card = served(booth, errand, Fault.DELAY, -1, links);
    assertThat(card.secretValue(errand.target))
        .isEqualTo(errand == Errand.LOOK ? "ABC123" : Booth.fresh(errand.target));
    leave(booth);
    return links.get(0).commands();
  }

  private static boolean happens(Booth booth, Errand errand, Fault fault, int at) {
    List<FaultyConnection> links = new ArrayList<>();
    TestCard card = served(booth, errand, fault, at, links);
    String where = errand + " " + fault + " at " + at + ": " + booth.screen();
    assertTrue(booth.screen(), card, errand, where);
    leave(booth);
    return links.stream().anyMatch(FaultyConnection::fired);
  }

  private static TestCard served(
      Booth booth, Errand errand, Fault fault, int at, List<FaultyConnection> links) {
    TestCard card = Booth.newCard().build();
    booth.cards.clear();
    errand.prepare(booth, card);
    booth.reader.link(
        connection -> {
          FaultyConnection faulty = new FaultyConnection(connection, fault, at);
          links.add(faulty);
          return faulty;
        });
    errand.run(booth, card);
    return card;
  }

  private static void assertTrue(Screen last, TestCard card, Errand errand, String where) {
    assertThat(Row.where(last)).as(where).isNotEqualTo("mishap:broken");
    KeyKind target = errand.target;
    boolean isNew = !card.secretValue(target).equals(Booth.old(target));
    assertThat(card.triesLeft(target.other())).as(where).isEqualTo(most(target.other()));
    assertThat(card.triesLeft(target))
        .as(where)
        .isEqualTo(errand.isReset() && !isNew ? 0 : most(target));
    switch (last.page()) {
      case "completed", "changed" -> assertThat(isNew).as(where).isTrue();
      case "certificates" -> assertThat(last.model().get("signState")).isNotEqualTo("present");
      case "refused", "advice" -> assertThat(isNew).as(where).isFalse();
      case "mishap" -> assertCost((Map<?, ?>) last.model().get("cost"), card, isNew, where);
      default -> throw new AssertionError(where);
    }
  }

  private static void assertCost(Map<?, ?> cost, TestCard card, boolean isNew, String where) {
    assertThat(cost.get("tries")).as(where).isIn("NONE", "MAYBE");
    if (!cost.get("left").equals(-1)) {
      KeyKind asked = KeyKind.valueOf((String) cost.get("asked"));
      assertThat(cost.get("left")).as(where).isEqualTo(card.triesLeft(asked));
    }
    String valid = (String) cost.get("valid");
    if (!valid.equals("NOT_KNOWN")) {
      assertThat(isNew).as(where).isEqualTo(valid.equals("NEW"));
    }
  }

  private static int most(KeyKind key) {
    return key == KeyKind.AUTH ? 3 : 5;
  }

  private static void leave(Booth booth) {
    booth.reader.link(connection -> connection);
    if (booth.reader.card().isPresent()) {
      booth.remove();
    }
    booth.await(screen -> !booth.kiosk.phase().isIdle() || screen.page().equals("attract"));
    if (!booth.screen().page().equals("attract")) {
      booth.act("end").await("attract");
    }
  }
}
