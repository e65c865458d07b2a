package io.github.jpki4j.it.kiosk;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.kiosk.Trap.At;
import io.github.jpki4j.it.pcscd.OwnPcscd;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import java.time.Duration;
import java.util.Optional;

/**
 * A person at the kiosk: does what a row of a table says, word by word; other words are buttons.
 */
final class KioskStory {

  private static final Duration MAINTENANCE = Duration.ofMinutes(30);

  private final Shop shop;
  private final KioskPage page;
  private final TestCard card;
  private final OwnPcscd pcscd;

  /** The way to the card that was put in last. */
  private Trap way;

  KioskStory(Shop shop, KioskPage page, TestCard card, OwnPcscd pcscd) {
    this.shop = shop;
    this.page = page;
    this.card = card;
    this.pcscd = pcscd;
    this.way = new Trap(card);
  }

  void play(String words) {
    for (String word : words.trim().split("\\s+", -1)) {
      try {
        play(word.split("/", -1));
      } catch (AssertionError e) {
        throw new AssertionError("at \"" + word + "\": " + e.getMessage(), e);
      }
    }
  }

  private void play(String[] word) {
    switch (word[0]) {
      case "reserved" -> shop.reserve(card, KeyKind.valueOf(word[1]));
      case "reserved-by" -> shop.reserve(ShopCards.of(word[1]), KeyKind.valueOf(word[2]));
      case "tries" -> card.setTriesLeft(KeyKind.valueOf(word[1]), Integer.parseInt(word[2]));
      case "blocked" -> card.setTriesLeft(KeyKind.valueOf(word[1]), 0);
      case "insert" -> page.then(() -> shop.kiosk.insert(way));
      case "swap" -> swap(ShopCards.of(word[1]));
      case "pull" -> shop.kiosk.empty();
      case "on" -> page.await(word[1]);
      case "forgot" -> forgot(KeyKind.valueOf(word[1]));
      case "type" -> page.enter(word[1]);
      case "trap" -> trap(At.valueOf(word[1]), number(word[2]), word[3]);
      case "kill" -> pcscd.kill();
      case "restart" -> pcscd.restart();
      default -> atTheService(word);
    }
  }

  private void atTheService(String[] word) {
    switch (word[0]) {
      case "offline" -> shop.service.setOnline(false);
      case "online" -> shop.service.setOnline(true);
      case "maintenance" ->
          shop.service.setMaintenance(Optional.of(shop.clock.instant().plus(MAINTENANCE)));
      case "closed" -> page.then(() -> shop.server.setMaintenance(true));
      case "wait" -> shop.clock.goOn(Duration.parse(word[1]));
      case "moved" -> shop.service.noteAttributesChanged(Shop.certificate(card, KeyKind.AUTH));
      case "known" -> shop.register(card);
      case "revoked" -> shop.revocations.add(card, KeyKind.valueOf(word[1]));
      default -> page.press(word[0]);
    }
  }

  private static int number(String word) {
    return word.equals("all") ? Trap.ALL : Integer.parseInt(word);
  }

  private void swap(TestCard other) {
    shop.kiosk.empty();
    way = new Trap(other);
    page.then(() -> shop.kiosk.insert(way));
  }

  /** Says that a secret is forgotten, the other one is known, and nothing changed. */
  private void forgot(KeyKind secret) {
    page.forgot(secret);
    if (card.triesLeft(secret) > 0) {
      page.doNotKnowIt();
    }
    page.knowTheOtherSecret();
    page.nothingChangedSinceTheIssue();
  }

  private void trap(At command, int number, String what) {
    switch (what) {
      case "offline" -> way.after(command, number, () -> shop.service.setOnline(false));
      case "kill" -> way.after(command, number, pcscd::kill);
      default -> way.set(command, number, Fault.valueOf(what));
    }
  }
}
