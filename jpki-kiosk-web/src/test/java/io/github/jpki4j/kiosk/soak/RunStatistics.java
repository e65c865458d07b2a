package io.github.jpki4j.kiosk.soak;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/** What is counted during a run, for people. */
final class RunStatistics {

  private final Map<String, Integer> pages = new TreeMap<>();
  private final Map<Incident, int[]> incidents = new TreeMap<>();
  private final Map<Errand, int[]> errands = new TreeMap<>();
  private int customers;
  private int late;
  private int seen;
  private int owed;
  private int spent;

  void count(CustomerPlan plan, CustomerVisit visit, CardReport report) {
    customers++;
    late += visit.isLate() ? 1 : 0;
    seen += visit.seen().size();
    owed += report.owed();
    spent += report.spent();
    visit.seen().stream()
        .map(Seen::page)
        .distinct()
        .forEach(page -> pages.merge(page, 1, Integer::sum));
    count(incidents, plan.incident(), visit.isStruck() || report.struck());
    count(errands, plan.errand(), visit.hasSeen(plan.errand().done));
  }

  private static <T> void count(Map<T, int[]> all, T what, boolean happened) {
    int[] counts = all.computeIfAbsent(what, any -> new int[2]);
    counts[0]++;
    counts[1] += happened ? 1 : 0;
  }

  void print(PrintStream out) {
    out.println(customers + " customers saw " + seen + " pages; too slow for the kiosk: " + late);
    out.println("customers by page: " + pages);
    out.println("incidents, planned / struck: " + text(incidents));
    out.println("errands, planned / done: " + text(errands));
    out.println("tries spent " + spent + ", owed " + owed);
  }

  private static <T> String text(Map<T, int[]> all) {
    StringBuilder text = new StringBuilder();
    all.forEach((what, counts) -> text.append("%s %d/%d, ".formatted(what, counts[0], counts[1])));
    return text.substring(0, Math.max(0, text.length() - 2));
  }
}
