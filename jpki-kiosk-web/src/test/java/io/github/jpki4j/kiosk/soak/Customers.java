package io.github.jpki4j.kiosk.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One run: the server, the window, the customers, and the result. Used once. */
final class Customers {

  /** How many come before the first measurement. */
  private static final int WARM_UP = 10;

  private static final int BYTES_OF_MEGABYTE = 1 << 20;

  private final long seed;
  private final int customers;
  private final Path folder;
  private final PrintStream out;
  private final PrivateTexts texts = new PrivateTexts();
  private final RunStatistics statistics = new RunStatistics();
  private final List<String> failures = new ArrayList<>();
  private int next;

  /**
   * Prepares it.
   *
   * @param seed of all that happens by chance
   * @param customers how many come at least
   * @param folder for log and dump
   * @param out for people
   */
  Customers(long seed, int customers, Path folder, PrintStream out) {
    this.seed = seed;
    this.customers = customers;
    this.folder = folder;
    this.out = out;
  }

  /** Runs it; tells what failed. */
  List<String> run() throws IOException, InterruptedException {
    out.println(customers + " customers, seed " + seed + "; growth: " + ServerMetrics.RULE);
    Path log = folder.resolve("server.log");
    Path dump = folder.resolve("server.hprof");
    try (ServerProcess server = new ServerProcess(seed, log);
        KioskWindow window = new KioskWindow()) {
      window.open(server.link());
      awaitNobody(window);
      List<String> traces = window.traces();
      serve(WARM_UP, server, window, traces);
      ServerMetrics start = server.whenQuiet();
      out.println("start, after " + next + " customers: " + start);
      serve(customers, server, window, traces);
      ServerMetrics end = server.whenBackAt(start);
      statistics.print(out);
      out.println("start: " + start);
      out.println("end:   " + end);
      end.growthSince(start).forEach(what -> failures.add("it grew: " + what));
      window.browser().consoleErrors().forEach(what -> failures.add("console: " + what));
      window.browser().requests().forEach(address -> see("an address", address));
      out.println(
          "in the browser all the time: "
              + traces.stream().map(trace -> trace.replaceAll("=.*", "")).toList());
      server.come(next);
      window.next();
      server.dump(dump);
    }
    see("the log", Files.readString(log));
    out.println("log: " + Files.size(log) + " bytes, searched for " + texts.size() + " texts");
    search(dump);
    out.println(failures.isEmpty() ? "nothing failed" : failures.size() + " failures");
    failures.forEach(failure -> out.println("FAILED " + failure));
    return failures;
  }

  private static void awaitNobody(KioskWindow window) {
    Seen seen = window.next();
    while (!seen.isForNobody()) {
      seen = window.next();
    }
  }

  /** Serves until so many have come, and whoever follows one of them in the same moment. */
  private void serve(int until, ServerProcess server, KioskWindow window, List<String> traces) {
    boolean follows = false;
    while (next < until || follows) {
      CustomerPlan plan = CustomerPlan.of(seed, next);
      try {
        follows = serve(plan, follows, server, window);
        List<String> now = window.traces();
        if (!now.equals(traces)) {
          fail(plan, "left in the browser: " + now);
        }
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ", " + plan + ": " + e.getMessage(), e);
      }
      next++;
    }
  }

  private boolean serve(
      CustomerPlan plan, boolean isThere, ServerProcess server, KioskWindow window) {
    Person person = Person.of(seed, plan.number());
    texts.add(plan.number(), person, Person.serials(person.card()));
    if (!isThere) {
      server.come(plan.number());
    }
    CustomerVisit visit = new CustomerVisit(plan, person, window, server);
    visit.run(
        seen -> {
          texts.in(seen.dom()).forEach(what -> fail(plan, what + " is on the page " + seen));
          if (!seen.fields().isEmpty()) {
            fail(plan, "a field has something in it on the page " + seen);
          }
        });
    CardReport report = server.leave(plan.number());
    report.errors(visit.typed()).forEach(what -> fail(plan, what));
    check(plan, visit, report);
    statistics.count(plan, visit, report);
    return visit.isFollowed();
  }

  private void check(CustomerPlan plan, CustomerVisit visit, CardReport report) {
    boolean done = visit.hasSeen(plan.errand().done);
    if (plan.succeeds() && !done && !visit.isLate()) {
      fail(plan, "was to succeed, and saw " + visit.seen());
    }
    boolean isNew =
        plan.errand().replaced.filter(key -> "NEXT".equals(report.secrets().get(key))).isPresent();
    if (plan.errand().replaced.isPresent() && done && !isNew) {
      fail(plan, "the new secret was confirmed, and is not in the card");
    }
  }

  private void fail(CustomerPlan plan, String what) {
    failures.add("seed " + seed + ", " + plan + ": " + what);
  }

  private void see(String where, String text) {
    texts.in(text).forEach(what -> failures.add("seed " + seed + ": " + what + " in " + where));
  }

  /** Whoever stands there now must be found, or the search would find nobody. */
  private void search(Path dump) throws IOException {
    DumpSearch present = new DumpSearch();
    add(present, next);
    Set<String> seen = present.in(dump);
    DumpSearch earlier = new DumpSearch();
    for (int number = 0; number < next; number++) {
      add(earlier, number);
    }
    Set<String> left = new TreeSet<>(earlier.in(dump));
    out.println(
        "dump: %d MB, searched for %d texts of earlier customers: %d found; of the present one: %s"
            .formatted(Files.size(dump) / BYTES_OF_MEGABYTE, earlier.size(), left.size(), seen));
    if (seen.stream().noneMatch(what -> what.contains("password"))) {
      failures.add("the search does not even find the customer who stands there");
    }
    left.forEach(what -> failures.add("seed " + seed + ": in the dump: " + what));
  }

  private void add(DumpSearch search, int number) {
    Person person = Person.of(seed, number);
    person.passwords().forEach(text -> search.add(text, "password of customer " + number));
    person
        .names()
        .forEach(text -> search.add(text, "name, address or birth date of customer " + number));
  }
}
