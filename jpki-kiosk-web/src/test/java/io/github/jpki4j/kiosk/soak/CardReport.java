package io.github.jpki4j.kiosk.soak;

import io.github.jpki4j.KeyKind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What became of one card, with names in the place of secrets.
 *
 * @param reached which secrets reached the card, in their order, as {@code SIGN:CURRENT}
 * @param due how many tries the holder should have
 * @param left how many tries the card has
 * @param secrets which secrets the card has now
 * @param owed wrong secrets that reached the card
 * @param spent tries that the card counted
 * @param struck whether the planned fault happened
 */
record CardReport(
    List<String> reached,
    Map<KeyKind, Integer> due,
    Map<KeyKind, Integer> left,
    Map<KeyKind, String> secrets,
    int owed,
    int spent,
    boolean struck)
    implements Serializable {

  private static final long serialVersionUID = 1;

  /** What is wrong with it; nothing if all is well. */
  List<String> errors(List<String> typed) {
    List<String> all = new ArrayList<>();
    if (!left.equals(due)) {
      all.add("the card has tries " + left + " and should have " + due);
    }
    if (owed != spent) {
      all.add(spent + " tries were spent, and " + owed + " were owed");
    }
    int from = 0;
    for (String secret : reached) {
      int at = typed.subList(from, typed.size()).indexOf(secret);
      if (at < 0) {
        all.add("reached the card: " + reached + ", and the customer entered " + typed);
        break;
      }
      from += at + 1;
    }
    return all;
  }
}
