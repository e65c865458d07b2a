package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.CardMishaps;
import io.github.jpki4j.kiosk.visit.step.Cost;
import io.github.jpki4j.kiosk.visit.step.Mishap;
import io.github.jpki4j.kiosk.visit.step.MishapKind;
import io.github.jpki4j.kiosk.visit.step.Visit;
import io.github.jpki4j.reset.CardFacts;
import io.github.jpki4j.reset.PresentedCard;
import java.util.Optional;

/**
 * Reads what is free on a card.
 *
 * @param failures what was the matter with cards that were put in just before
 * @param anew whether the card before was taken away in the middle of its visit
 */
record Reading(ReadFailures failures, boolean anew) implements Step<Visit> {

  @Override
  public String page() {
    return "reading";
  }

  @Override
  public Optional<Work<Visit>> work() {
    return Optional.of(this::read);
  }

  private Step<Visit> read(Visit visit) {
    try {
      CardFacts facts = visit.run(CardFacts::gather);
      visit.setFacts(facts);
      if (facts.card() == PresentedCard.NOT_READ) {
        return failures.wrong();
      }
      failures.forget();
      return shown(visit, facts.card());
    } catch (JpkiException e) {
      boolean isIn = visit.hasCard() && !(e instanceof CardRemovedException);
      Mishap mishap = CardMishaps.of(visit, e);
      return isIn && mishap.what() == MishapKind.PULLED ? failures.mute() : failures.after(mishap);
    }
  }

  private Step<Visit> shown(Visit visit, PresentedCard card) {
    return switch (card) {
      case MY_NUMBER, MY_NUMBER_WITHOUT_SECRETS -> anew ? new BegunAnew() : CardShown.of(visit);
      case PHONE -> Mishap.end(MishapKind.PHONE, Cost.NOTHING);
      case JUKI -> Mishap.end(MishapKind.JUKI_CARD, Cost.NOTHING);
      case UNDESCRIBED -> Mishap.end(MishapKind.UNDESCRIBED_CARD, Cost.NOTHING);
      case OTHER -> Mishap.end(MishapKind.OTHER_CARD, Cost.NOTHING);
      case NOTIFICATION_CARD, NO_ANSWER, CHIP_SUSPECTED_BROKEN, NOT_READ ->
          throw new IllegalStateException("no card that was read is " + card);
    };
  }
}
