package io.github.jpki4j.it.fuzz.model;

import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.TimedCard;
import io.github.jpki4j.it.fuzz.target.FuzzTarget;
import io.github.jpki4j.testcard.TestCard;
import java.util.SplittableRandom;

/**
 * A session of core with a card that does anything a card may do, over a link on which anything may
 * happen. What the library tells must be true. If the link lies, no more is asked of it than the
 * first law, its own exceptions and its budgets.
 */
public final class SessionTarget implements FuzzTarget {

  private static final int MOST_VERBS = 6;

  private final boolean lies;
  private final Cards cards = new Cards();

  private SessionTarget(boolean lies) {
    this.lies = lies;
  }

  /**
   * Over a link that tells the truth.
   *
   * @return a target
   */
  public static SessionTarget honest() {
    return new SessionTarget(false);
  }

  /**
   * Over a link that lies.
   *
   * @return a target
   */
  public static SessionTarget lying() {
    return new SessionTarget(true);
  }

  @Override
  public String name() {
    return lies ? "lying-card" : "session";
  }

  @Override
  public void run(SplittableRandom random) {
    TestCard card = cards.any(random);
    Consents consents = new Consents();
    Ticks clock = Ticks.moving(random.split());
    Scene.Trouble trouble = lies ? Scene.Trouble.lying(random) : Scene.Trouble.honest(random);
    Scene scene = Scene.open(card, Cards.link(random), consents, clock, trouble, random.split());
    try (MyNumberCard session = TimedCard.open(scene.sent(), clock)) {
      Reports reports =
          lies ? secret -> Cards.current(card, secret) : new TrueReports(scene, consents);
      Errands errands = new Errands(session, consents, reports, random);
      for (int i = 1 + random.nextInt(MOST_VERBS); i > 0; i--) {
        errands.run(Verb.any(random));
      }
    }
    scene.sent().requireErased();
    consents.requireKept();
  }
}
