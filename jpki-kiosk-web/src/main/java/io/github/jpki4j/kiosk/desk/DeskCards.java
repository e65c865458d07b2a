package io.github.jpki4j.kiosk.desk;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.pki.Holder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes the cards of a desk, each of another holder, so that the service tells them apart. */
final class DeskCards {

  private static final String TENS = "０１２３４５６７８９";

  private final Clock clock;
  private final List<DeskCard> cards = new ArrayList<>();

  private DeskCards(Clock clock) {
    this.clock = clock;
  }

  /**
   * Fresh cards, whose certificates are of today.
   *
   * @param wanted the name of a type or of a situation that is to be among them
   * @throws IllegalArgumentException if there is none of that name
   */
  static List<DeskCard> of(Clock clock, Optional<String> wanted) {
    DeskCards cards = new DeskCards(clock);
    cards.add("normal", TestCardType.MY_NUMBER, 3, 5);
    cards.add("sign-blocked", TestCardType.MY_NUMBER, 3, 0);
    cards.add("auth-blocked", TestCardType.MY_NUMBER, 0, 5);
    cards.add("sign-one-left", TestCardType.MY_NUMBER, 3, 1);
    cards.add("auth-one-left", TestCardType.MY_NUMBER, 1, 5);
    cards.add("both-blocked", TestCardType.MY_NUMBER, 0, 0);
    cards.add(Scenario.EXPIRED);
    cards.add(Scenario.EXPIRES_TOMORROW);
    cards.add(Scenario.REVOKED);
    cards.add(Scenario.MOVED_HOUSE);
    cards.add(Scenario.UNDER_15);
    cards.add("face-authentication", TestCardType.FACE_AUTHENTICATION);
    cards.add("juki", TestCardType.JUKI);
    cards.add("android", TestCardType.ANDROID);
    cards.add("other-card", TestCardType.OTHER_CARD);
    wanted.ifPresent(cards::require);
    return List.copyOf(cards.cards);
  }

  private void require(String name) {
    if (cards.stream().anyMatch(card -> card.name().equals(name))) {
      return;
    }
    Optional<Scenario> scenario =
        Arrays.stream(Scenario.values()).filter(one -> one.cliName().equals(name)).findFirst();
    if (scenario.isPresent()) {
      keep(name, scenario.get().card(clock), scenario);
    } else {
      add(name, TestCardType.of(name));
    }
  }

  private void add(String name, TestCardType type) {
    keep(name, TestCard.builder().clock(clock).type(type).holder(another()), Optional.empty());
  }

  private void add(String name, TestCardType type, int authTries, int signTries) {
    add(name, type);
    TestCard card = cards.get(cards.size() - 1).card();
    card.setTriesLeft(KeyKind.AUTH, authTries);
    card.setTriesLeft(KeyKind.SIGN, signTries);
  }

  /** Who is a child, has a birthday tomorrow or moved is somebody else already. */
  private void add(Scenario scenario) {
    TestCardBuilder card = scenario.card(clock);
    if (scenario == Scenario.EXPIRED || scenario == Scenario.REVOKED) {
      card.holder(another());
    }
    keep(scenario.cliName(), card, Optional.of(scenario));
  }

  private void keep(String name, TestCardBuilder builder, Optional<Scenario> scenario) {
    TestCard card = builder.build();
    card.remove();
    cards.add(new DeskCard(name, card, scenario));
  }

  private Holder another() {
    int number = cards.size() + 1;
    return Holder.test().withName("ＴＥＳＴ　札" + TENS.charAt(number / 10) + TENS.charAt(number % 10));
  }
}
