package io.github.jpki4j.it.soak;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The sums of a run. Thread-safe; keeps nothing of single customers. */
final class RunStatistics {

  /** So many failures say enough. */
  private static final int ENOUGH = 20;

  private final long seed;
  private final PrintStream out;
  private final Map<FaultKind, Integer> planned = new EnumMap<>(FaultKind.class);
  private final Map<FaultKind, Integer> struck = new EnumMap<>(FaultKind.class);
  private final Map<TaskResult.Kind, Integer> results = new EnumMap<>(TaskResult.Kind.class);
  private int customers;
  private int unserved;
  private int lost;
  private int again;
  private int mistyped;
  private int spent;
  private int owed;
  private int failures;

  RunStatistics(long seed, PrintStream out) {
    this.seed = seed;
    this.out = out;
  }

  /** Says what went wrong, at once. */
  synchronized void fail(String what) {
    failures++;
    if (failures <= ENOUGH) {
      out.println("FAILED (seed " + seed + "): " + what);
    }
  }

  /** A card that nobody took notice of. */
  synchronized void lost(ScenarioParameters plan, String where) {
    lost++;
    fail("the card was never noticed at " + where + ": " + plan);
  }

  /** A customer has to insert the card once more. */
  synchronized void insertedAgain() {
    again++;
  }

  synchronized void mistyped() {
    mistyped++;
  }

  /** A customer leaves. */
  synchronized void leave(Customer customer) {
    FaultKind fault = customer.plan().fault();
    customers++;
    planned.merge(fault, 1, Integer::sum);
    if (customer.isStruck()) {
      struck.merge(fault, 1, Integer::sum);
    }
    customer.result().ifPresent(result -> results.merge(result.kind(), 1, Integer::sum));
    if (customer.result().isEmpty()) {
      unserved++;
    }
    spent += customer.expectedTries().spent();
    owed += customer.expectedTries().owed();
  }

  synchronized int customers() {
    return customers;
  }

  synchronized int failures() {
    return failures;
  }

  /** Whether so much has failed that going on tells nothing more. */
  synchronized boolean isEnough() {
    return failures >= ENOUGH;
  }

  /** In one line. */
  synchronized String line() {
    return String.format(
        Locale.ROOT,
        "%d customers, tries spent %d, owed %d, cards lost %d, failures %d",
        customers,
        spent,
        owed,
        lost,
        failures);
  }

  /** Everything. */
  synchronized void print() {
    out.println("customers: " + customers);
    out.println("  told in the end: " + counts(results) + ", nothing " + unserved);
    out.println("  mistyped a secret: " + mistyped + "; had to insert the card again: " + again);
    out.println("faults, planned / struck:");
    for (FaultKind fault : FaultKind.values()) {
      if (fault != FaultKind.NONE) {
        out.printf(
            Locale.ROOT,
            "  %-20s %5d / %5d%n",
            fault.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            planned.getOrDefault(fault, 0),
            struck.getOrDefault(fault, 0));
      }
    }
    out.println("tries spent " + spent + ", owed " + owed);
    out.println("cards lost " + lost);
  }

  private static String counts(Map<TaskResult.Kind, Integer> map) {
    return map.entrySet().stream()
        .map(e -> e.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
