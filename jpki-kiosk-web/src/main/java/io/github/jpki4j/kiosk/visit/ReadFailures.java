package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.kiosk.flow.Step;
import io.github.jpki4j.kiosk.visit.step.Cost;
import io.github.jpki4j.kiosk.visit.step.Mishap;
import io.github.jpki4j.kiosk.visit.step.MishapKind;
import io.github.jpki4j.kiosk.visit.step.Visit;
import io.github.jpki4j.reset.ReadFailureCount;

/**
 * How often reading failed in a row, since somebody stands there. A person at a kiosk does not put
 * a card in six times, so the chip is suspected sooner than {@link ReadFailureCount} does.
 * Thread-safe.
 */
final class ReadFailures {

  /** ASSUMED: the FAQ says "many times", and gives no number. */
  private static final int MANY = 3;

  private ReadFailureCount count = ReadFailureCount.NONE;

  /** A card was read, or nobody is there. */
  synchronized void forget() {
    count = ReadFailureCount.NONE;
  }

  /** A card that stayed, and whose answers made no sense. */
  synchronized Step<Visit> wrong() {
    count = count.withWrong();
    return mishap();
  }

  /**
   * What a failure leads to: a card that was pulled is held badly, and its chip is not in doubt.
   *
   * @param failure as it would be at any other time
   */
  synchronized Step<Visit> after(Mishap failure) {
    switch (failure.what()) {
      case LINK_LOST -> count = count.withNoAnswer();
      case CARD_REFUSED, CARD_NONSENSE -> count = count.withWrong();
      default -> {
        return failure;
      }
    }
    return mishap();
  }

  /** Nothing answered, although a card is in. */
  synchronized Step<Visit> mute() {
    count = count.withNoAnswer();
    return mishap();
  }

  private Mishap mishap() {
    boolean many = count.noAnswer() + count.wrong() >= MANY;
    return Mishap.end(many ? MishapKind.CHIP_SUSPECTED : MishapKind.UNREADABLE, Cost.NOTHING);
  }
}
