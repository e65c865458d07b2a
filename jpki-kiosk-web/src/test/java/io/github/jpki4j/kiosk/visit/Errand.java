package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Screen;
import io.github.jpki4j.testcard.TestCard;
import java.util.Map;

/** What a customer came for who knows what is needed and makes no mistake. */
enum Errand {
  RESET_SIGN(KeyKind.SIGN, "reset-sign"),
  RESET_AUTH(KeyKind.AUTH, "reset-auth"),
  CHANGE_SIGN(KeyKind.SIGN, "change"),
  CHANGE_AUTH(KeyKind.AUTH, "change"),
  LOOK(KeyKind.SIGN, "certificates");

  private static final int MOST_PAGES = 40;

  final KeyKind target;
  private final String begin;

  Errand(KeyKind target, String begin) {
    this.target = target;
    this.begin = begin;
  }

  boolean isReset() {
    return begin.startsWith("reset");
  }

  void prepare(Booth booth, TestCard card) {
    if (isReset()) {
      booth.forgotten(card, target);
    }
  }

  /** Goes on until there is nothing more to do but to end. */
  Screen run(Booth booth, TestCard card) {
    booth.read(card);
    for (int i = 0; i < MOST_PAGES; i++) {
      Screen now = booth.settle().screen();
      String action = next(now);
      if (action.isEmpty()) {
        return now;
      }
      if (action.equals("enter")) {
        booth.enter(secret(now));
      } else {
        booth.act(action);
      }
    }
    throw new AssertionError("no end: " + booth.screen().page());
  }

  /** What the customer does on a page; nothing on the last one. */
  private String next(Screen screen) {
    Map<String, Object> model = screen.model();
    return switch (screen.page()) {
      case "card" -> begin;
      case "question" -> model.get("question").equals("ATTRIBUTES_CHANGED") ? "no" : answer(model);
      case "choose-secret" -> target.name().toLowerCase(java.util.Locale.ROOT);
      case "finish-here", "begun-anew" -> "next";
      case "secret" -> "enter";
      case "certificates" -> model.get("signState").equals("present") ? "sign" : "";
      default -> "";
    };
  }

  private static String answer(Map<String, Object> model) {
    return model.get("question").equals("KNOWS_TARGET") ? "no" : "yes";
  }

  private String secret(Screen screen) {
    KeyKind asked = KeyKind.valueOf((String) screen.model().get("kind"));
    boolean fresh = ((String) screen.model().get("purpose")).startsWith("NEW");
    return fresh ? Booth.fresh(asked) : Booth.old(asked);
  }
}
