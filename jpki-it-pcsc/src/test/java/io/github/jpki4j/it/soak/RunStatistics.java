package io.github.jpki4j.it.soak;

import static java.util.stream.Collectors.joining;

import io.github.jpki4j.it.soak.TaskResult.Kind;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;

/** The sums of a run. Thread-safe; keeps nothing of single customers. */
final class RunStatistics {

  /** So many failures are enough. */
  private static final int ENOUGH = 20;

  /** A line is printed after so many customers, about each minute. */
  private static final int PROGRESS = 500;

  private final long seed;
  private final PrintStream out;
  private final Map<FaultKind, Integer> planned = new EnumMap<>(FaultKind.class);
  private final Map<FaultKind, Integer> occurred = new EnumMap<>(FaultKind.class);
  private final Map<Kind, Integer> results = new EnumMap<>(Kind.class);
  private int customers;
  private int unserved;
  private int lost;
  private int insertedAgain;
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

  synchronized int customers() {
    return customers;
  }

  synchronized int failures() {
    return failures;
  }

  /** Whether so much has failed that going on tells nothing more. */
  synchronized boolean hasEnoughFailures() {
    return failures >= ENOUGH;
  }

  /** A customer leaves. */
  synchronized void add(KioskUser user) {
    FaultKind fault = user.parameters.fault();
    customers++;
    planned.merge(fault, 1, Integer::sum);
    occurred.merge(fault, user.faultOccurred ? 1 : 0, Integer::sum);
    user.result.ifPresent(result -> results.merge(result.kind(), 1, Integer::sum));
    unserved += user.result.isEmpty() ? 1 : 0;
    lost += user.lost ? 1 : 0;
    insertedAgain += user.insertedAgain ? 1 : 0;
    mistyped += user.mistyped ? 1 : 0;
    spent += user.tries.spent();
    owed += user.tries.owed();
    if (customers % PROGRESS == 0) {
      out.println(line());
    }
  }

  private String line() {
    return String.format(
        Locale.ROOT,
        "%d customers, tries spent %d, owed %d, cards lost %d, failures %d, RSS %s",
        customers,
        spent,
        owed,
        lost,
        failures,
        ProcessMetrics.megabytes(ProcessMetrics.resident()));
  }

  /** Everything. */
  synchronized void print() {
    String told =
        results.entrySet().stream()
            .map(entry -> words(entry.getKey()) + " " + entry.getValue())
            .collect(joining(", "));
    out.println("customers: " + customers);
    out.println("  told in the end: " + told + ", nothing " + unserved);
    out.println(
        "  mistyped a secret: " + mistyped + "; had to insert the card again: " + insertedAgain);
    out.println("faults, planned / struck:");
    for (FaultKind fault : EnumSet.complementOf(EnumSet.of(FaultKind.NONE))) {
      int plannedCount = planned.getOrDefault(fault, 0);
      int occurredCount = occurred.getOrDefault(fault, 0);
      out.printf(Locale.ROOT, "  %-20s %5d / %5d%n", words(fault), plannedCount, occurredCount);
    }
    out.println("tries spent " + spent + ", owed " + owed);
    out.println("cards lost " + lost);
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
