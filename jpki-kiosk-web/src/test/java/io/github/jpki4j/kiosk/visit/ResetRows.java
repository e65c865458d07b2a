package io.github.jpki4j.kiosk.visit;

import static io.github.jpki4j.KeyKind.AUTH;
import static io.github.jpki4j.KeyKind.SIGN;

import io.github.jpki4j.kiosk.visit.Row.Story;
import io.github.jpki4j.testcard.TestCard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Stories of the reset: the other secret, the new one, and the service. */
final class ResetRows {

  /** The tries of a signature password that is blocked, and of a PIN. */
  private static final String OLD_SIGN = "ABC123/0";

  private static final String OLD_AUTH = "1234/0";

  private ResetRows() {}

  static List<Row> rows() {
    return List.of(
        sign("a wrong PIN", wrong("0000"), "mishap:wrong-secret", "1234/2"),
        sign("wrong twice, then the right one", wrongTwiceThen("1234"), "secret:NEW", "1234/3"),
        sign("wrong twice, then asked", wrong("0000", "1111"), "mishap:wrong-secret", "1234/1"),
        sign("wrong three times", wrongTwiceThen("2222"), "mishap:blocked", "1234/0"),
        sign(
            "asked before the last try, and not sure",
            (booth, card) -> {
              wrong("0000", "1111").tell(booth, card);
              booth.act("again").await("last-try").act("no");
            },
            "card",
            "1234/1"),
        sign(
            "one try is left from the beginning",
            (booth, card) -> {
              card.setTriesLeft(AUTH, 1);
              booth.read(card).toFinishHere(SIGN).act("next");
            },
            "last-try:AUTH",
            "1234/1"),
        sign(
            "one try is left, but the card did not tell while it was read",
            (booth, card) -> {
              booth.read(card).toOther(SIGN);
              card.setTriesLeft(AUTH, 1);
              booth.enter("1234");
            },
            "last-try:AUTH",
            "1234/1"),
        sign(
            "the PIN is blocked",
            (booth, card) -> {
              card.setTriesLeft(AUTH, 0);
              booth.read(card).await("card").act("reset-sign");
            },
            "advice:COUNTER",
            "1234/0"),
        sign(
            "the PIN is not known either",
            (booth, card) -> booth.read(card).await("card").act("reset-sign").act("no"),
            "advice:COUNTER",
            "1234/3"),
        sign(
            "something changed since the issue",
            (booth, card) -> {
              booth.read(card).await("card").act("reset-sign").act("yes").act("yes");
            },
            "advice:COUNTER",
            "1234/3"),
        sign(
            "nothing is reserved, says the person",
            (booth, card) -> {
              booth.read(card).await("card").act("reset-sign").act("yes").act("no").act("no");
            },
            "advice:APP",
            "1234/3"),
        malformed("12", "secret:malformed-length"),
        malformed("12345", "secret:malformed-length"),
        malformed("", "secret:malformed-length"),
        malformed("12a4", "secret:malformed-characters"),
        malformed("12+4", "secret:malformed-no_spaces"),
        malformed("%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94", "secret:malformed-half_width"),
        sign(
            "two entries that differ",
            (booth, card) -> booth.read(card).toNew(SIGN).enter("XYZ789").enter("XYZ788"),
            "secret:entries-differ",
            "1234/3"),
        sign(
            "the new one is the old one",
            (booth, card) -> booth.read(card).toNew(SIGN).enter("ABC123").enter("ABC123"),
            "secret:same-as-old",
            "1234/3"),
        Row.of(
            "the new one is the old one, then another",
            (booth, card) -> {
              booth.forgotten(card, SIGN).read(card).toNew(SIGN).enter("ABC123").enter("ABC123");
              booth.await("secret").enter("XYZ789").enter("XYZ789").await("completed");
            },
            "completed",
            "1234/3",
            "XYZ789/5"),
        sign(
            "pulled while the PIN is typed",
            (booth, card) -> booth.read(card).toOther(SIGN).remove().await("mishap"),
            "mishap:pulled",
            "1234/3"),
        sign(
            "pulled before the PIN arrives",
            (booth, card) -> {
              booth.pulledAt(Trap.At.FIRST_SECRET, false).read(card).toOther(SIGN).enter("1234");
            },
            "mishap:outcome-unknown",
            "1234/3"),
        sign(
            "pulled when a wrong PIN has arrived",
            (booth, card) -> {
              booth.pulledAt(Trap.At.FIRST_SECRET, true).read(card).toOther(SIGN).enter("0000");
            },
            "mishap:outcome-unknown",
            "1234/2"),
        sign(
            "pulled while the new one is typed",
            (booth, card) -> booth.read(card).toNew(SIGN).enter("XYZ789").remove().await("mishap"),
            "mishap:pulled",
            "1234/3"),
        Row.of(
            "pulled before the card confirms",
            (booth, card) -> {
              booth.forgotten(card, SIGN).pulledAt(Trap.At.SECOND_SECRET, false);
              booth.read(card).toNew(SIGN).enter("XYZ789").enter("XYZ789");
            },
            "mishap:reset-unknown",
            "1234/3",
            "XYZ789/5"),
        Row.of(
            "the same, and another card at once: the page stays until it is read",
            (booth, card) -> {
              booth.forgotten(card, SIGN).pulledAt(Trap.At.SECOND_SECRET, false);
              booth.read(card).toNew(SIGN).enter("XYZ789").enter("XYZ789").await("mishap");
              booth.insert(Booth.newCard().build());
            },
            "mishap:reset-unknown",
            "1234/3",
            "XYZ789/5"),
        sign(
            "the service cannot be reached",
            (booth, card) -> {
              booth.service.setOnline(false);
              reserved(booth, card);
            },
            "refused:refused-offline",
            "1234/3"),
        sign(
            "it is back",
            (booth, card) -> {
              booth.service.setOnline(false);
              reserved(booth, card);
              booth.service.setOnline(true);
              booth.act("retry");
            },
            "finish-here",
            "1234/3"),
        sign(
            "it is gone when the PIN was entered: none is spent",
            (booth, card) -> {
              booth.read(card).toOther(SIGN);
              booth.service.setOnline(false);
              booth.enter("0000");
            },
            "refused:refused-offline",
            "1234/3"),
        Row.of(
            "it is gone, and back: completed later",
            (booth, card) -> {
              booth.forgotten(card, SIGN).read(card).toOther(SIGN);
              booth.service.setOnline(false);
              booth.enter("1234").await("refused");
              booth.service.setOnline(true);
              booth.act("retry").await("finish-here").act("next").enter("1234");
              booth.enter("XYZ789").enter("XYZ789");
            },
            "completed",
            "1234/3",
            "XYZ789/5"),
        Row.of(
            "it is gone when the secret is new",
            (booth, card) -> {
              booth.forgotten(card, SIGN).read(card).toNew(SIGN);
              booth.service.setOnline(false);
              booth.enter("XYZ789").enter("XYZ789");
            },
            "completed",
            "1234/3",
            "XYZ789/5"),
        sign(
            "the service is under maintenance",
            (booth, card) -> {
              booth.service.setMaintenance(Optional.of(Booth.NOON.plus(Duration.ofHours(1))));
              reserved(booth, card);
            },
            "refused:refused-under-maintenance",
            "1234/3"),
        sign(
            "it is out of hours",
            (booth, card) -> {
              booth.clock.goOn(Duration.ofHours(12));
              reserved(booth, card);
            },
            "refused:refused-kiosk-closed",
            "1234/3"),
        Row.of(
            "there is no reservation",
            (booth, card) -> reserved(booth, card),
            "refused:refused-no-reservation",
            "1234/3",
            "ABC123/5"),
        auth(
            "there is no reservation for the PIN",
            (booth, card) -> booth.read(card).toOther(AUTH).enter("ABC123"),
            "refused:refused-no-reservation",
            false),
        sign(
            "the reservation has ended",
            (booth, card) -> {
              booth.clock.goOn(Duration.ofHours(24).plusMinutes(1));
              reserved(booth, card);
            },
            "refused:refused-reservation-expired",
            "1234/3"),
        auth(
            "the reservation for the PIN has ended",
            (booth, card) -> {
              booth.clock.goOn(Duration.ofHours(24).plusMinutes(1));
              booth.read(card).toOther(AUTH).enter("ABC123");
            },
            "refused:refused-reservation-expired",
            true),
        Row.of(
            "another card has reserved",
            (booth, card) -> {
              booth.reserve(Booth.newCardOfAnother().build(), AUTH);
              card.setTriesLeft(AUTH, 0);
              booth.read(card).toOther(AUTH).enter("ABC123");
            },
            "refused:refused-another-card",
            OLD_AUTH,
            "ABC123/5"),
        auth(
                "this kiosk resets the signature password only",
                (booth, card) -> {
                  booth.read(card).await("card").act("reset-auth").answerAll();
                },
                "refused:refused-kiosk-cannot",
                true)
            .atKiosk(kiosk -> kiosk.operator("lawson")),
        sign(
            "the service knows that something changed",
            (booth, card) -> {
              booth.service.noteAttributesChanged(
                  Booth.parsed(card.certificate(AUTH.certificate())));
              booth.read(card).toOther(SIGN).enter("1234");
            },
            "refused:refused-attributes-changed",
            "1234/3"),
        Row.of(
            "the password is known after all, and kept",
            (booth, card) -> booth.read(card).await("card").act("reset-sign").act("keep"),
            "advice:NOTHING",
            "1234/3",
            "ABC123/5"),
        Row.of(
            "it is known after all, and changed",
            (booth, card) -> {
              booth.read(card).await("card").act("reset-sign").act("yes").await("advice");
              booth.act("change").enter("ABC123").enter("XYZ789").enter("XYZ789");
            },
            "changed",
            "1234/3",
            "XYZ789/5"));
  }

  /** With a reservation for the signature password, which is blocked. */
  private static Row sign(String name, Story story, String page, String auth) {
    Story whole = (booth, card) -> story.tell(booth.forgotten(card, SIGN), card);
    return Row.of(name, whole, page, auth, OLD_SIGN);
  }

  /** The mirror. */
  private static Row auth(String name, Story story, String page, boolean isReserved) {
    Story whole =
        (booth, card) -> {
          if (isReserved) {
            booth.reserve(card, AUTH);
          }
          card.setTriesLeft(AUTH, 0);
          story.tell(booth, card);
        };
    return Row.of(name, whole, page, OLD_AUTH, "ABC123/5");
  }

  private static Row malformed(String entry, String page) {
    Story story = (booth, card) -> booth.read(card).toOther(SIGN).enter(entry);
    return sign("the PIN \"" + entry + "\"", story, page, "1234/3");
  }

  private static void reserved(Booth booth, TestCard card) {
    booth.read(card).await("card").act("reset-sign").answerAll();
  }

  private static Story wrong(String... entries) {
    return (booth, card) -> {
      booth.read(card).toOther(SIGN);
      for (int i = 0; i < entries.length; i++) {
        if (i > 0) {
          booth.act("again").await("secret");
        }
        booth.enter(entries[i]).await("mishap");
      }
    };
  }

  private static Story wrongTwiceThen(String third) {
    return (booth, card) -> {
      wrong("0000", "1111").tell(booth, card);
      booth.act("again").await("last-try").act("yes").await("secret").enter(third);
    };
  }
}
