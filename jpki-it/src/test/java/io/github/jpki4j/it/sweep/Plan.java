package io.github.jpki4j.it.sweep;

import io.github.jpki4j.testcard.fault.Fault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a run, and where.
 *
 * @param fault at a command; null for none
 * @param faultAt which command
 * @param meddling null for none
 * @param meddlingAt before which command or step
 * @param betweenSteps whether steps are counted: transactions, and commands outside of any
 */
record Plan(
    @Nullable Fault fault,
    int faultAt,
    @Nullable Meddling meddling,
    int meddlingAt,
    boolean betweenSteps) {

  static final Plan UNDISTURBED = new Plan(null, -1, null, -1, false);

  private static final Set<Fault> OTHER_PROGRAM =
      EnumSet.of(Fault.FOREIGN_SELECT, Fault.FOREIGN_RESET);

  /** What a fault does already, before any command. */
  private static final Set<Meddling> ALSO_A_FAULT =
      EnumSet.of(Meddling.TEXT_SELECTED, Meddling.RESET_TOLD, Meddling.POWER_CUT_UNTOLD);

  /** A disturbance that has no place yet. */
  interface Kind {
    Plan at(int index);
  }

  /** Everything that can happen to a card and its link. */
  static List<Kind> kinds(SweepCard card) {
    List<Kind> kinds = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      if (!(card.exclusive() && OTHER_PROGRAM.contains(fault))) {
        kinds.add(index -> new Plan(fault, index, null, -1, false));
      }
    }
    for (Meddling meddling : Meddling.values()) {
      if (!(card.exclusive() && meddling.isOtherProgram())) {
        kinds.add(index -> new Plan(null, -1, meddling, index, true));
        if (!ALSO_A_FAULT.contains(meddling)) {
          kinds.add(index -> new Plan(null, -1, meddling, index, false));
        }
      }
    }
    return kinds;
  }

  /** Whether a transaction let another application in that looks like the one of the verb. */
  boolean breaksTransaction(Verb verb) {
    return (meddling == Meddling.TWIN_SELECTED && !betweenSteps)
        || (fault == Fault.FOREIGN_SELECT && verb.sharesReferences());
  }

  /** Whether the selection is lost, which nobody is told. */
  boolean movesSelection() {
    return meddling != null && meddling != Meddling.RESET_TOLD && meddling != Meddling.SWAP_TOLD;
  }

  @Override
  public String toString() {
    String at = fault == null ? "" : " " + fault + " at command " + faultAt;
    String before =
        meddling == null
            ? ""
            : " " + meddling + " before " + (betweenSteps ? "step " : "command ") + meddlingAt;
    return at + before;
  }
}
