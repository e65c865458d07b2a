package io.github.jpki4j.kiosk.flow;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often what happened since the start; nothing personal. Thread-safe. */
public final class Metrics {

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  /**
   * Counts one more.
   *
   * @param what a name as {@code customers}, or with a kind behind a colon, as {@code
   *     mishaps:pulled}
   */
  public void count(String what) {
    counts.computeIfAbsent(what, name -> new LongAdder()).increment();
  }

  /** All counts, by name. */
  public Map<String, Long> counts() {
    Map<String, Long> all = new TreeMap<>();
    counts.forEach((name, count) -> all.put(name, count.sum()));
    return all;
  }
}
