package io.github.jpki4j.it.fuzz.model;

import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.testkit.card.InsertedCard;
import io.github.jpki4j.transport.CardConnection;
import java.util.SplittableRandom;

/**
 * One link to one card with all that lies on the way.
 *
 * @param card at the far end
 * @param reached next to the card
 * @param sent next to the library
 */
record Scene(TestCard card, CardWatch reached, SentWatch sent) {

  private static final int LATEST_FLICKER = 40;

  /** How much may happen on the way. */
  record Trouble(int restlessness, int lies) {

    static final Trouble NONE = new Trouble(0, 0);

    /** Any link that tells the truth. */
    static Trouble honest(SplittableRandom random) {
      int[] rarities = {0, 60, 20, 8};
      return new Trouble(rarities[random.nextInt(rarities.length)], 0);
    }

    /** Any link that lies. */
    static Trouble lying(SplittableRandom random) {
      int[] rarities = {2, 5, 15, 40};
      int restless = random.nextInt(3) == 0 ? 20 : 0;
      return new Trouble(restless, rarities[random.nextInt(rarities.length)]);
    }
  }

  /** Connects to a card. */
  static Scene open(
      TestCard card,
      LinkProfile link,
      Consents consents,
      Ticks clock,
      Trouble trouble,
      SplittableRandom random) {
    boolean flickers = trouble.restlessness() > 0 && random.nextInt(8) == 0;
    FaultyConnection weak =
        new FaultyConnection(
            InsertedCard.connect(card, link),
            Fault.RESET_BEFORE,
            flickers ? random.nextInt(LATEST_FLICKER) : -1);
    CardWatch reached = new CardWatch(weak, consents);
    CardConnection way = new RestlessLink(reached, random, clock, trouble.restlessness());
    if (trouble.lies() > 0) {
      way = new LyingLink(way, reached, random, trouble.lies());
    }
    return new Scene(card, reached, new SentWatch(way, card, consents, clock));
  }
}
