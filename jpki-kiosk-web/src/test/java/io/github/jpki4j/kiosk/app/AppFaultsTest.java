package io.github.jpki4j.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every fault at every command of a reservation, before a person who does what the pages say and
 * does not give up.
 */
@Tag("sweep")
class AppFaultsTest {

  /** More pages than any person needs who makes one mistake and has one fault. */
  private static final int PATIENCE = 60;

  /** A fault at one command, counted over all sessions of a reservation. */
  private static final class OneFault implements UnaryOperator<CardConnection> {

    private final Fault fault;
    private int left;
    private FaultyConnection last;
    private int commands;
    private int secrets;

    OneFault(Fault fault, int at) {
      this.fault = fault;
      this.left = at;
    }

    @Override
    public CardConnection apply(CardConnection connection) {
      settle();
      last = new FaultyConnection(connection, fault, left);
      return new ForwardingConnection(last) {
        @Override
        public byte[] transceive(byte[] command) throws TransportException {
          if (command[1] == 0x20 && command.length > 5) {
            secrets++;
          }
          return super.transceive(command);
        }
      };
    }

    private void settle() {
      if (last != null) {
        left -= last.commands();
        commands += last.commands();
        last = null;
      }
    }

    /** How many commands were sent. */
    int commands() {
      settle();
      return commands;
    }
  }

  /** Somebody who does what the pages say. */
  private static final class Person {

    private final AppDesk desk;
    private final TestCard card;
    private final KeyKind target;
    private boolean mistakes;
    private int typed;

    Person(AppDesk desk, TestCard card, KeyKind target, boolean mistakes) {
      this.desk = desk;
      this.card = card;
      this.target = target;
      this.mistakes = mistakes;
    }

    /** Goes on until the reservation is made. */
    void reserve(String what) {
      for (int i = 0; i < PATIENCE && !desk.page().equals("done"); i++) {
        one(what);
        int told = told();
        if (told >= 0) {
          assertThat(told).as("%s: what the page says", what).isEqualTo(tries());
        }
      }
      assertThat(desk.page()).as(what).isEqualTo("done");
    }

    private int told() {
      Object tries = desk.app.screen().model().getOrDefault("tries", -1);
      return (int) tries;
    }

    private int tries() {
      return card.triesLeft(target.other());
    }

    private void one(String what) {
      switch (desk.page()) {
        case "menu" -> desk.press("reserve");
        case "terms" -> desk.press("accept");
        case "which" -> desk.press(target == KeyKind.SIGN ? "sign" : "auth");
        case "hold" -> {
          if (desk.reader.isCardPresent()) {
            desk.press("read");
          } else {
            desk.insert(card);
          }
        }
        case "knows-other" -> desk.press("yes");
        case "secret" -> type();
        case "advice" -> {
          assertThat(desk.seen()).as(what).startsWith("advice/true");
          desk.press("go-on");
        }
        case "wrong", "answer-lost" -> desk.press("again");
        case "face" -> desk.press("matched");
        default -> throw new AssertionError(what + " led to " + desk.seen());
      }
    }

    private void type() {
      typed++;
      boolean wrong = mistakes;
      mistakes = false;
      if (target == KeyKind.SIGN) {
        desk.type(wrong ? "9999" : "1234");
      } else {
        desk.type(wrong ? "WRONG1" : "ABC123");
      }
    }
  }

  private static int run(Fault fault, int at, KeyKind target, boolean mistakes) {
    String what = fault + " at " + at + " for " + target + (mistakes ? " with a mistake" : "");
    TestCard card = AppCards.of("good");
    OneFault link = new OneFault(fault, at);
    try (AppDesk desk = new AppDesk()) {
      desk.withoutAudit();
      desk.reader.link(link);
      Person person = new Person(desk, card, target, mistakes);
      person.reserve(what);
      assertThat(desk.reservations()).as(what).isOne();
      assertThat(desk.metrics.counts())
          .as(what)
          .containsEntry("reservations:" + target, 1L)
          .doesNotContainKey("app-mishaps:broken");
      assertThat(person.typed).as(what).isLessThanOrEqualTo(mistakes ? 3 : 2);
      assertThat(link.secrets).as("%s: secrets sent", what).isLessThanOrEqualTo(person.typed);
    }
    assertThat(card.triesLeft(KeyKind.AUTH)).as(what).isEqualTo(3);
    assertThat(card.triesLeft(KeyKind.SIGN)).as(what).isEqualTo(5);
    return link.commands();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void noFaultBreaksAReservation(Fault fault) {
    int runs = 0;
    for (KeyKind target : KeyKind.values()) {
      for (boolean mistakes : new boolean[] {false, true}) {
        int commands = run(Fault.DELAY, -1, target, mistakes);
        for (int at = 0; at < commands; at++) {
          run(fault, at, target, mistakes);
          runs++;
        }
      }
    }
    assertThat(runs).isGreaterThan(60);
  }
}
