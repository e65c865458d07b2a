package io.github.jpki4j.kiosk.visit;

import static io.github.jpki4j.KeyKind.AUTH;
import static io.github.jpki4j.KeyKind.SIGN;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.visit.Row.Story;
import java.util.List;

/** Stories of a secret that is known and changed. */
final class ChangeRows {

  private ChangeRows() {}

  static List<Row> rows() {
    return List.of(
        row(
            "the current one is wrong",
            change(AUTH, "0000", "5678", "5678"),
            "mishap:wrong-secret",
            "1234/2"),
        row(
            "two entries that differ",
            change(AUTH, "1234", "5678", "5679"),
            "secret:entries-differ",
            "1234/3"),
        row(
            "the new one is the old one",
            change(AUTH, "1234", "1234"),
            "secret:same-as-old",
            "1234/3"),
        row(
            "the new one is malformed",
            change(AUTH, "1234", "56"),
            "secret:malformed-length",
            "1234/3"),
        row(
            "the one that is blocked",
            (booth, card) -> {
              card.setTriesLeft(AUTH, 0);
              booth.read(card).await("card").act("change").act("auth");
            },
            "mishap:blocked",
            "1234/0"),
        row(
            "asked before the last try",
            (booth, card) -> {
              card.setTriesLeft(AUTH, 1);
              booth.read(card).await("card").act("change").act("auth");
            },
            "last-try:AUTH",
            "1234/1"),
        row(
            "the last try, and wrong",
            (booth, card) -> {
              card.setTriesLeft(AUTH, 1);
              booth.read(card).await("card").act("change").act("auth").act("yes");
              booth.enter("0000").enter("5678").enter("5678");
            },
            "mishap:blocked",
            "1234/0"),
        row(
            "the last try, and right",
            (booth, card) -> {
              card.setTriesLeft(AUTH, 1);
              booth.read(card).await("card").act("change").act("auth").act("yes");
              booth.enter("1234").enter("5678").enter("5678");
            },
            "changed",
            "5678/3"),
        row(
            "pulled before the change",
            (booth, card) -> {
              booth.pulledAt(Trap.At.CHANGE, false);
              change(AUTH, "1234", "5678", "5678").tell(booth, card);
            },
            "mishap:change-unknown",
            "1234/3"),
        row(
            "pulled after the change",
            (booth, card) -> {
              booth.pulledAt(Trap.At.CHANGE, true);
              change(AUTH, "1234", "5678", "5678").tell(booth, card);
            },
            "mishap:change-unknown",
            "5678/3"),
        row(
            "pulled when the current one has arrived",
            (booth, card) -> {
              booth.pulledAt(Trap.At.FIRST_SECRET, true);
              change(AUTH, "1234", "5678", "5678").tell(booth, card);
            },
            "mishap:outcome-unknown",
            "1234/3"),
        Row.of(
            "the password, typed in small letters",
            change(SIGN, "abc123", "xyz789", "xyz789"),
            "changed",
            "1234/3",
            "XYZ789/5"),
        row(
            "back, and nothing was sent",
            (booth, card) -> {
              booth.read(card).toChange(AUTH).enter("1234").enter("5678").act("back");
            },
            "card",
            "1234/3"));
  }

  private static Row row(String name, Story story, String page, String auth) {
    return Row.of("change: " + name, story, page, auth, "ABC123/5");
  }

  private static Story change(KeyKind key, String... entries) {
    return (booth, card) -> {
      booth.read(card).toChange(key);
      for (String entry : entries) {
        booth.enter(entry);
      }
    };
  }
}
