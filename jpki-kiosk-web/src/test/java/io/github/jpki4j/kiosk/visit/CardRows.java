package io.github.jpki4j.kiosk.visit;

import static io.github.jpki4j.KeyKind.AUTH;
import static io.github.jpki4j.KeyKind.SIGN;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.kiosk.visit.Row.Story;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.pki.Validity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Stories of cards: which they are, and how they leave. */
final class CardRows {

  private static final Instant NOON = Booth.NOON;
  private static final Validity ENDED =
      new Validity(NOON.minus(Duration.ofDays(400)), NOON.minus(Duration.ofDays(1)));
  private static final Validity NOT_BEGUN =
      new Validity(NOON.plus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(400)));

  private CardRows() {}

  static List<Row> rows() {
    return List.of(
        Row.of("a card is read", Booth::read, "card", "1234/3", "ABC123/5"),
        Row.of("pulled while it is shown", pulledAt("card"), "mishap:pulled", "1234/3", "ABC123/5"),
        Row.of(
            "pulled while it is read",
            (booth, card) -> booth.pulledAt(Trap.At.READ, false).read(card),
            "mishap:pulled",
            "1234/3",
            "ABC123/5"),
        Row.of(
            "pulled at a question",
            (booth, card) -> {
              booth.read(card).await("card").act("reset-sign").await("question").remove();
              booth.await("mishap");
            },
            "mishap:pulled",
            "1234/3",
            "ABC123/5"),
        Row.of(
            "pulled and put again",
            (booth, card) -> {
              booth.read(card).await("card").remove().await("mishap");
              booth.read(card).await("begun-anew");
            },
            "begun-anew",
            "1234/3",
            "ABC123/5"),
        Row.of(
            "swapped for another one in the middle",
            (booth, card) -> {
              booth.read(card).await("card").act("reset-sign").await("question").remove();
              booth
                  .await("mishap")
                  .read(Booth.newCardOfAnother().build())
                  .await("begun-anew")
                  .act("next");
            },
            "card",
            "1234/3",
            "ABC123/5"),
        Row.of(
            "swapped while the first is worked with",
            CardRows::swappedInWork,
            "begun-anew",
            "1234/3",
            "ABC123/0"),
        other("a driver's licence", TestCardType.OTHER_CARD, "mishap:other-card"),
        other("a resident register card", TestCardType.JUKI, "mishap:juki-card"),
        other("certificates on an Android phone", TestCardType.ANDROID, "mishap:phone"),
        other("certificates on an iPhone", TestCardType.IPHONE, "mishap:phone"),
        Row.of(
                "a child's password is asked about",
                (booth, card) -> booth.read(card).await("card").act("reset-sign"),
                "advice:COUNTER",
                "1234/3",
                "ABC123/5")
            .withCard(card -> card.type(TestCardType.NO_SIGN_CERTIFICATE)),
        Row.of(
                "a child's password is to be changed",
                (booth, card) -> booth.read(card).await("card").act("change").act("sign"),
                "advice:COUNTER",
                "1234/3",
                "ABC123/5")
            .withCard(card -> card.type(TestCardType.NO_SIGN_CERTIFICATE)),
        Row.of(
                "a card without secrets",
                (booth, card) -> booth.read(card).await("card").act("reset-auth"),
                "advice:COUNTER",
                "1234/0",
                "ABC123/5")
            .withCard(card -> card.type(TestCardType.FACE_AUTHENTICATION)),
        Row.of("a card that cannot be read", mute(1), "mishap:unreadable", "1234/3", "ABC123/5"),
        Row.of("it cannot be read twice", mute(2), "mishap:unreadable", "1234/3", "ABC123/5"),
        Row.of("three times", mute(3), "mishap:chip-suspected", "1234/3", "ABC123/5"),
        Row.of(
            "read after two failures, then two failures more",
            (booth, card) -> {
              mute(2).tell(booth, card);
              booth.reader.link(connection -> connection);
              booth.remove().read(card).await("card").act("end").remove().await("attract");
              mute(2).tell(booth, card);
            },
            "mishap:unreadable",
            "1234/3",
            "ABC123/5"),
        Row.of(
            "it cannot be connected to",
            (booth, card) -> {
              booth.reader.link(
                  connection -> {
                    connection.close();
                    return connection;
                  });
              booth.read(card);
            },
            "mishap:unreadable",
            "1234/3",
            "ABC123/5"),
        dead("its auth certificate has ended", AUTH, ENDED, asked("reset-sign"), "advice:COUNTER"),
        dead("it has not begun", AUTH, NOT_BEGUN, asked("reset-auth"), "advice:WAIT"),
        dead("the sign certificate has ended, unseen", SIGN, ENDED, unreserved(), "advice:LOOK"),
        dead("it is looked at", SIGN, ENDED, looked("ABC123"), "advice:COUNTER"),
        dead("it has not begun, seen", SIGN, NOT_BEGUN, looked("ABC123"), "advice:WAIT"),
        Row.of(
            "it is in its term, seen",
            (booth, card) -> looked("ABC123").tell(booth, card),
            "advice:APP",
            "1234/3",
            "ABC123/5"),
        Row.of(
                "the card has ended",
                (booth, card) -> booth.read(card).await("card").act("reset-auth"),
                "advice:COUNTER",
                "1234/3",
                "ABC123/5")
            .withCard(card -> card.cardExpiry(LocalDate.of(2026, 11, 24))),
        Row.of(
            "the certificates are looked at",
            (booth, card) ->
                booth.read(card).await("card").act("certificates").await("certificates"),
            "certificates",
            "1234/3",
            "ABC123/5"),
        Row.of(
            "the sign certificate, with its password",
            (booth, card) -> {
              booth.read(card).await("card").act("certificates").await("certificates").act("sign");
              booth.await("secret").enter("ABC123").await("certificates");
            },
            "certificates",
            "1234/3",
            "ABC123/5"),
        Row.of(
            "the same with a wrong one",
            (booth, card) -> {
              booth.read(card).await("card").act("certificates").await("certificates").act("sign");
              booth.await("secret").enter("WRONG1").await("mishap");
            },
            "mishap:wrong-secret",
            "1234/3",
            "ABC123/4"),
        Row.of(
                "a child has none",
                (booth, card) -> {
                  booth.read(card).await("card").act("certificates").await("certificates");
                  booth.act("sign");
                },
                "mishap:certificate-absent",
                "1234/3",
                "ABC123/5")
            .withCard(card -> card.type(TestCardType.NO_SIGN_CERTIFICATE)));
  }

  private static Story pulledAt(String page) {
    return (booth, card) -> booth.read(card).await(page).remove().await("mishap");
  }

  private static Row other(String name, TestCardType type, String page) {
    return Row.of(name, Booth::read, page, "1234/3", "ABC123/5").withCard(card -> card.type(type));
  }

  /** Nothing but the link's failures. */
  private static Story mute(int times) {
    return (booth, card) -> {
      Trap.Deed deed =
          () -> {
            throw new TransportException("the reader fails", Remedy.CHECK_READER);
          };
      for (int i = 0; i < times; i++) {
        booth.trap(Trap.At.READ, false, deed);
        if (i > 0) {
          booth.remove();
        }
        booth.read(card).await("mishap");
      }
    };
  }

  private static Story asked(String action) {
    return (booth, card) -> booth.read(card).await("card").act(action).answerAll();
  }

  /** Both secrets are not blocked, and nothing is reserved. */
  private static Story unreserved() {
    return (booth, card) -> {
      booth.read(card).await("card").act("reset-auth").act("no").act("yes").act("no").act("no");
    };
  }

  private static Story looked(String password) {
    return (booth, card) -> {
      unreserved().tell(booth, card);
      booth.await("advice").act("look").await("secret").enter(password).answerAll().await("advice");
    };
  }

  private static Row dead(String name, KeyKind key, Validity validity, Story story, String page) {
    return Row.of(name, story, page, "1234/3", "ABC123/5")
        .withCard(card -> card.validity(key, validity));
  }

  /** The first customer's page is read before the second card begins. */
  private static void swappedInWork(Booth booth, TestCard card) {
    TestCard second = Booth.newCardOfAnother().build();
    booth.reserve(card, SIGN);
    card.setTriesLeft(SIGN, 0);
    booth.trap(
        Trap.At.FIRST_SECRET,
        false,
        () -> {
          int before = booth.told();
          booth.reader.insert(second);
          booth.await(screen -> booth.told() == before + 2);
        });
    booth.read(card).toOther(SIGN).enter("1234").await("mishap");
    booth.cards.add(second);
    booth.act("end").await("begun-anew");
  }
}
