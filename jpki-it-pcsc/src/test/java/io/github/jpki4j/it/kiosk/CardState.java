package io.github.jpki4j.it.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testcard.TestCard;
import java.util.ArrayList;
import java.util.List;

/** What became of a card: counted by itself, and asked of it. */
final class CardState {

  private CardState() {}

  /**
   * How a card is.
   *
   * @return tries of the PIN and of the password; whether the old or the new PIN, and password, is
   *     valid
   */
  static List<String> of(TestCard card) {
    card.insert(); // where no reader is, whatever took it out of one
    List<String> state = new ArrayList<>();
    for (KeyKind key : List.of(KeyKind.AUTH, KeyKind.SIGN)) {
      state.add(String.valueOf(card.triesLeft(key)));
    }
    for (KeyKind key : List.of(KeyKind.AUTH, KeyKind.SIGN)) {
      state.add(isValid(card, key, ShopCards.old(key)) ? "old" : "new");
    }
    return state;
  }

  /** Asks the card, and leaves the tries as they were. */
  private static boolean isValid(TestCard card, KeyKind key, String value) {
    int before = card.triesLeft(key);
    card.setTriesLeft(key, key == KeyKind.AUTH ? 3 : 5);
    boolean right = verify(card, key, value);
    assertThat(right || verify(card, key, ShopCards.fresh(key)))
        .as("the old or the new secret is valid: %s", key)
        .isTrue();
    card.setTriesLeft(key, before);
    return right;
  }

  private static boolean verify(TestCard card, KeyKind key, String value) {
    try (MyNumberCard session = MyNumberCard.open(card.connect());
        Pin pin = Pin.of(key, value.toCharArray())) {
      session.jpki().verify(pin, TryPolicy.SPEND_LAST);
      return true;
    } catch (JpkiException e) {
      return false;
    }
  }

  /** Holds a page to what it says of a card. */
  static void requireTrue(String page, TestCard card) {
    for (String claim : KioskWords.claims(page)) {
      String[] said = claim.split(" ", -1);
      KeyKind key = KeyKind.valueOf(said[0]);
      switch (said[1]) {
        case "OLD" -> assertThat(card.secretValue(key)).isEqualTo(ShopCards.old(key));
        case "NEW" -> assertThat(card.secretValue(key)).isEqualTo(ShopCards.fresh(key));
        case "NOT_KNOWN" -> {}
        default -> assertThat(card.triesLeft(key)).isEqualTo(Integer.parseInt(said[1]));
      }
    }
  }
}
