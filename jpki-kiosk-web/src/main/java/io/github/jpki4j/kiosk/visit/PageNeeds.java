package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.kiosk.flow.MoreTime;
import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.Closing;
import io.github.jpki4j.kiosk.visit.step.SecretEntry;
import io.github.jpki4j.kiosk.visit.step.Trouble;
import io.github.jpki4j.kiosk.visit.step.Visit;

/** What a page needs to be shown: a card in the reader, the secrets that were entered, a reader. */
final class PageNeeds {

  private PageNeeds() {}

  /** The page that is asked about, while it is asked whether more time is needed. */
  static Step<Visit> under(Step<Visit> step) {
    return step instanceof MoreTime<Visit> asking ? asking.left() : step;
  }

  /** Whether a page is for nobody: it waits for the next person. */
  static boolean isForNobody(Step<Visit> step) {
    return step instanceof Attract || step instanceof Maintenance || step instanceof OutOfOrder;
  }

  /** Whether the visit ends without the card. */
  static boolean needsCard(Step<Visit> step) {
    Step<Visit> seen = under(step);
    boolean before = isForNobody(seen) || seen instanceof PlaceCard;
    return !before && !(seen instanceof Closing closing && closing.isOver());
  }

  /** Whether a step is between the entry of a secret and its use. */
  static boolean needsSecrets(Step<Visit> step) {
    Step<Visit> seen = under(step);
    return seen.work().isPresent() || (seen instanceof SecretEntry entry && entry.isNew());
  }

  /** Whether a page says what the person must have read, be the reader there or not. */
  static boolean mustBeRead(Step<Visit> step) {
    if (step instanceof Trouble trouble) {
      return trouble.cost().isSerious();
    }
    return !(step instanceof TakeCard) && step instanceof Closing closing && closing.isOver();
  }
}
