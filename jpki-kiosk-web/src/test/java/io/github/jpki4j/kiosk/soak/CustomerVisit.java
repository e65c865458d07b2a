package io.github.jpki4j.kiosk.soak;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.soak.Person.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One customer, from the card's coming until it has left and nobody is expected any more. */
final class CustomerVisit {

  /** More than any customer sees. */
  private static final int MOST_PAGES = 60;

  private final CustomerPlan plan;
  private final Person person;
  private final KioskWindow window;
  private final ServerProcess server;
  private final List<String> typed = new ArrayList<>();
  private final List<Seen> seen = new ArrayList<>();
  private boolean isIn = true;
  private boolean struck;
  private boolean followed;
  private boolean ended;
  private boolean late;
  private boolean errandBegun;
  private boolean wantsEnd;
  private boolean wasWide;
  private boolean wasWrong;
  private int news;
  private int agains;

  CustomerVisit(CustomerPlan plan, Person person, KioskWindow window, ServerProcess server) {
    this.plan = plan;
    this.person = person;
    this.window = window;
    this.server = server;
  }

  /**
   * Goes from page to page.
   *
   * @param look looks at each of them
   */
  void run(Consumer<Seen> look) {
    if (plan.incident() == Incident.OFFLINE) {
      server.setOnline(false);
    }
    Seen now = window.next();
    for (int i = 0; i < MOST_PAGES; i++) {
      seen.add(now);
      look.accept(now);
      if (now.isForNobody() && !server.hasCard()) {
        server.go();
        server.setOnline(true);
        return;
      }
      if (isDue(now)) {
        strike();
      } else {
        act(now);
      }
      if (followed) {
        server.setOnline(true);
        return;
      }
      now = window.next();
    }
    throw new AssertionError("goes in circles: " + seen);
  }

  /** Whether the script was so slow, on a busy machine, that the kiosk took it to be gone. */
  boolean isLate() {
    return late;
  }

  /** Whether the next customer's card is in the reader already. */
  boolean isFollowed() {
    return followed;
  }

  /** The pages that were seen. */
  List<Seen> seen() {
    return seen;
  }

  boolean hasSeen(String page) {
    return seen.stream().anyMatch(one -> one.page().equals(page));
  }

  /** The secrets that were entered, by their names, in their order. */
  List<String> typed() {
    return typed;
  }

  /** Whether what was planned to happen has happened; without faults of the card. */
  boolean isStruck() {
    return struck;
  }

  private boolean isDue(Seen now) {
    return !struck
        && isIn
        && !now.isForNobody()
        && seen.size() > plan.at()
        && switch (plan.incident()) {
          case PULLED, SWAPPED, UNPLUGGED -> true;
          case TIME_OUT, MORE_TIME -> !now.page().equals("take-card");
          default -> false;
        };
  }

  private void strike() {
    struck = true;
    switch (plan.incident()) {
      case PULLED -> take();
      case SWAPPED -> {
        followed = true;
        server.come(plan.number() + 1);
      }
      case UNPLUGGED -> {
        isIn = false;
        server.setPlugged(false);
      }
      default -> {} // the next page asks whether more time is needed
    }
  }

  private void take() {
    isIn = false;
    server.go();
  }

  private void act(Seen now) {
    switch (now.page()) {
      case "card" -> card(now);
      case "question" -> press(now, now.has("keep") || now.has("unknown") ? "no" : "yes");
      case "choose-secret" ->
          press(now, plan.errand().asked.orElseThrow() == KeyKind.SIGN ? "sign" : "auth");
      case "advice" -> press(now, now.has("look") ? "look" : "end");
      case "certificates" -> certificates(now);
      case "begun-anew", "finish-here" -> press(now, "next");
      case "secret" -> enter(now);
      case "last-try" -> {
        struck |= plan.incident().isLastTry();
        press(now, plan.incident() == Incident.LAST_TRY_KEPT ? "no" : "yes");
      }
      case "mishap" -> again(now, "again");
      case "refused" -> {
        struck |= plan.incident() == Incident.OFFLINE || !plan.isReserved();
        server.setOnline(true);
        again(now, "retry");
      }
      case "completed", "changed" -> {
        if (isIn && plan.hurries()) {
          take();
        }
        press(now, "end");
      }
      case "more-time" -> {
        if (plan.incident() != Incident.TIME_OUT || !struck) {
          press(now, "more");
        }
      }
      case "take-card" -> {
        late |= !ended && plan.incident() != Incident.TIME_OUT;
        awaitNothingVerified();
        take();
      }
      case "out-of-order" -> server.setPlugged(true);
      case "attract", "place-card" -> {} // the card is still in: its page comes
      default -> throw new AssertionError("what is to be done at " + now + "?");
    }
  }

  private void press(Seen now, String button) {
    if (!now.has(button)) {
      throw new AssertionError("no button " + button + " on " + now + ", but " + now.buttons());
    }
    ended |= button.equals("end");
    window.press(now, button);
  }

  private void card(Seen now) {
    struck |= plan.incident() == Incident.BLOCKED;
    boolean speaks = seen.stream().filter(one -> one.page().equals("card")).count() > 1;
    if (!speaks && !plan.language().equals("ja") && window.speak(now, plan.language())) {
      return;
    }
    if (errandBegun) {
      wantsEnd = true;
    }
    errandBegun = true;
    press(now, wantsEnd ? "end" : plan.errand().button);
  }

  private void certificates(Seen now) {
    boolean asks = plan.errand() == Errand.SIGN_CERTIFICATE && now.has("sign") && !wantsEnd;
    wantsEnd = true;
    press(now, asks ? "sign" : plan.triesAgain() ? "back" : "end");
  }

  private void again(Seen now, String button) {
    boolean again = now.has(button) && plan.triesAgain() && agains < 2;
    agains++;
    press(now, again ? button : "end");
  }

  private void enter(Seen now) {
    KeyKind key = KeyKind.valueOf(now.kind());
    boolean wide = plan.isWide() && !wasWide;
    wasWide = true;
    Entry entry = wide ? Entry.CURRENT : entry(now);
    String text = person.secret(key, entry);
    if (window.enter(now, wide ? Person.wide(text) : text, plan.hasKeyboard())) {
      typed.add(key + ":" + (wide ? "WIDE" : entry));
    }
  }

  private Entry entry(Seen now) {
    if (plan.incident() == Incident.MALFORMED && !struck) {
      struck = true;
      return Entry.MALFORMED;
    }
    if (now.isChecked()) {
      boolean wrong = plan.incident().isWrongEntry() && !wasWrong;
      wasWrong = true;
      struck |= plan.incident() == Incident.WRONG_SECRET;
      return wrong ? Entry.WRONG : Entry.CURRENT;
    }
    news++;
    if (plan.incident() == Incident.ENTRIES_DIFFER && news == 2) {
      struck = true;
      return Entry.OTHER_NEXT;
    }
    return Entry.NEXT;
  }

  private void awaitNothingVerified() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (server.isVerified(plan.number())) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the visit is over, and a secret is still verified");
      }
      Thread.onSpinWait();
    }
  }
}
