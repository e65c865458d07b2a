package io.github.jpki4j.it.fuzz.model;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.it.fuzz.target.FuzzTarget;
import io.github.jpki4j.pcsc.CardWinscard;
import io.github.jpki4j.pcsc.KioskSession;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Customers at a kiosk, one after the other, through the native backend: what one of them consented
 * to reaches no other card, and a session that is over sends nothing.
 */
public final class KioskTarget implements FuzzTarget {

  private static final Duration LONG = Duration.ofHours(1);

  private final Cards cards = new Cards();

  @Override
  public String name() {
    return "kiosk";
  }

  @Override
  public void run(SplittableRandom random) throws TransportException {
    Consents consents = new Consents();
    Reader place =
        new Reader(
            cards.any(random),
            consents,
            LinkProfile.standard().withExclusive(true),
            Scene.Trouble.honest(random),
            random.split());
    PcscReader reader = CardWinscard.reader(place, place::hasCard);
    for (int customers = 1 + random.nextInt(2); customers > 0; customers--) {
      try (KioskSession session = KioskSession.open(reader, LONG)) {
        serve(session, place, consents, random);
      }
      place.put(cards.any(random));
    }
    place.requireKept();
  }

  private void serve(
      KioskSession session, Reader place, Consents consents, SplittableRandom random) {
    TestCard card = place.card();
    for (int works = 1 + random.nextInt(3); works > 0; works--) {
      if (random.nextInt(8) == 0) {
        place.put(cards.any(random));
      }
      long before = place.card().traffic().commands();
      boolean over = session.end().isPresent();
      try {
        session.run(
            opened -> {
              Errands errands =
                  new Errands(opened, consents, secret -> Cards.current(card, secret), random);
              for (int i = 1 + random.nextInt(3); i > 0; i--) {
                errands.run(Verb.any(random));
              }
              return card;
            });
      } catch (JpkiException e) {
        boolean sent = place.card().traffic().commands() != before;
        if (over && sent) {
          consents.violation("a session that is over sent a command");
        }
      }
    }
  }
}
