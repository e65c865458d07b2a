package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.flow.Screen;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One story and how it ends.
 *
 * @param name of the story
 * @param kiosk what is special about the kiosk
 * @param card what is special about the card
 * @param story what people do
 * @param page where it ends: the page, and behind a colon what the page is about
 * @param auth the PIN afterwards: its value and the tries left
 * @param sign the signature password, likewise
 */
record Row(
    String name,
    UnaryOperator<KioskConversationBuilder> kiosk,
    UnaryOperator<TestCardBuilder> card,
    Story story,
    String page,
    String auth,
    String sign) {

  /** What people do. */
  @FunctionalInterface
  interface Story {
    void tell(Booth booth, TestCard card);
  }

  /** With the usual kiosk and card. */
  static Row of(String name, Story story, String page, String auth, String sign) {
    return new Row(name, like -> like, like -> like, story, page, auth, sign);
  }

  Row atKiosk(UnaryOperator<KioskConversationBuilder> value) {
    return new Row(name, value, card, story, page, auth, sign);
  }

  Row withCard(UnaryOperator<TestCardBuilder> value) {
    return new Row(name, kiosk, value, story, page, auth, sign);
  }

  /** As {@link #page} says it. */
  static String where(Screen screen) {
    Map<String, Object> model = screen.model();
    for (String about : new String[] {"problem", "question", "door", "why", "purpose", "kind"}) {
      boolean is = screen.page().equals("refused") || screen.page().equals("mishap");
      Object value = is ? model.get("kind") : model.get(about);
      if (value instanceof String text && !text.isEmpty()) {
        return screen.page() + ":" + text;
      }
    }
    return screen.page();
  }

  /** As {@link #auth} and {@link #sign} say it. */
  static String secret(TestCard card, KeyKind key) {
    return card.secretValue(key) + "/" + card.triesLeft(key);
  }

  @Override
  public String toString() {
    return name;
  }
}
