package io.github.jpki4j.reset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How often reading one card failed, and in which way: what to say next, and when to suspect the
 * chip. A reading that succeeds ends the count.
 *
 * @param noAnswer how often nothing answered
 * @param lost how often the card answered and left in the middle
 * @param wrong how often the card stayed and its answers made no sense
 * @since 0.1.0
 */
public record ReadFailureCount(int noAnswer, int lost, int wrong) {

  /** ASSUMED (issue 5): the FAQ says "many times", and gives no number. */
  private static final int MANY = 6;

  /** No trouble yet. */
  public static final ReadFailureCount NONE = new ReadFailureCount(0, 0, 0);

  /**
   * Creates it.
   *
   * @param noAnswer 0 or more
   * @param lost 0 or more
   * @param wrong 0 or more
   */
  public ReadFailureCount {
    if (noAnswer < 0 || lost < 0 || wrong < 0) {
      throw new IllegalArgumentException("a count is 0 or more");
    }
  }

  /**
   * One more attempt without any answer.
   *
   * @return the new count
   */
  public ReadFailureCount withNoAnswer() {
    return new ReadFailureCount(noAnswer + 1, lost, wrong);
  }

  /**
   * One more attempt in which the card left.
   *
   * @return the new count
   */
  public ReadFailureCount withLost() {
    return new ReadFailureCount(noAnswer, lost + 1, wrong);
  }

  /**
   * One more attempt with answers that made no sense.
   *
   * @return the new count
   */
  public ReadFailureCount withWrong() {
    return new ReadFailureCount(noAnswer, lost, wrong + 1);
  }

  /**
   * What to present to the advisor. A card that leaves again and again is held badly; that alone
   * never makes its chip suspect.
   *
   * @return {@link PresentedCard#CHIP_SUSPECTED_BROKEN} after six attempts without answer or with
   *     wrong ones; before, {@link PresentedCard#NO_ANSWER} if nothing ever answered, {@link
   *     PresentedCard#NOT_READ} otherwise
   */
  public PresentedCard card() {
    if (noAnswer + wrong >= MANY) {
      return PresentedCard.CHIP_SUSPECTED_BROKEN;
    }
    boolean silent = noAnswer > 0 && lost == 0 && wrong == 0;
    return silent ? PresentedCard.NO_ANSWER : PresentedCard.NOT_READ;
  }

  /**
   * What to tell the person, most useful first: more with every failure.
   *
   * @return entries of the FAQ, empty if there was no trouble
   */
  public List<FaqEntry> hints() {
    int all = noAnswer + lost + wrong;
    List<FaqEntry> hints = new ArrayList<>();
    if (lost > 0) {
      hints.add(FaqEntry.HOLD_STILL);
    }
    if (all > 0) {
      hints.add(FaqEntry.NFC_POSITION);
    }
    if (all > 1) {
      hints.add(FaqEntry.CHARGING);
    }
    if (all > 2) {
      hints.add(FaqEntry.METAL_NEAR);
    }
    if (card() == PresentedCard.CHIP_SUSPECTED_BROKEN) {
      hints.add(FaqEntry.CHIP_BROKEN);
    }
    return Collections.unmodifiableList(hints);
  }
}
