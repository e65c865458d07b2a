package io.github.jpki4j.it.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What came of one target.
 *
 * @param target its name
 * @param runs how many there were
 * @param features of code that were reached, as Jazzer counts them; empty without it
 * @param found how many kinds of fault
 */
record Score(String target, long runs, OptionalLong features, int found) {

  /** All of them and their sums. */
  static String table(List<Score> scores) {
    StringBuilder table = new StringBuilder(row("target", "executions", "features", "found"));
    for (Score one : scores) {
      String reached = one.features().isPresent() ? "" + one.features().getAsLong() : "";
      table.append(row(one.target(), count(one.runs()), reached, "" + one.found()));
    }
    long runs = scores.stream().mapToLong(Score::runs).sum();
    int found = scores.stream().mapToInt(Score::found).sum();
    return table.append(row("in all", count(runs), "", "" + found)).toString();
  }

  private static String count(long runs) {
    return String.format(Locale.ROOT, "%,d", runs);
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, "%-14s %14s %10s %7s%n", (Object[]) cells);
  }
}
