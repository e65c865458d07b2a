package io.github.jpki4j.testkit.card;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;

/** Connections to cards of which a test knows that they are in their reader. */
public final class InsertedCard {

  private InsertedCard() {}

  /** Connects over a link without faults and limits. */
  public static CardConnection connect(TestCard card) {
    return connect(card, LinkProfile.standard());
  }

  /** Connects; a card that is not there is a mistake of the test. */
  public static CardConnection connect(TestCard card, LinkProfile link) {
    try {
      return card.connect(link);
    } catch (TransportException e) {
      throw new AssertionError("the card of this test is not in its reader", e);
    }
  }
}
